"""The words that a business calls its own: its names, its offers, its trade, and those it has learnt."""

from collections.abc import Iterator

from core.profile.model import Profile


def own_words(profile: Profile, trade_words: tuple[str, ...] = ()) -> Iterator[str]:
    """Texts whose words are never wrong for this business. `trade_words` is the vocabulary of its trade."""
    yield from (profile.name, profile.address.city, profile.address.street, profile.legal.owner_name)
    yield from profile.towns
    yield from profile.words
    yield from (member.name for member in profile.team)
    for offer in profile.offers:
        yield from (offer.name, offer.section)
        for words in offer.translations.values():
            yield from words.values()
    yield from trade_words
