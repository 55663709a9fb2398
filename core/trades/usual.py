"""Usual services of a trade as offers to tick: without prices, in the languages of the business."""

from core.profile.model import Offer, Price, Profile
from core.profile.text import bare
from core.trades.trades import keys, trade


def usual_offers(profile: Profile) -> tuple[Offer, ...]:
    """Those that the business does not offer yet, by name; none where its trade is not known."""
    if profile.trade not in keys():
        return ()
    main, *others = profile.languages or ("fr",)
    known = {bare(offer.name) for offer in profile.offers}
    told = []
    for service in trade(profile.trade).services:
        said = {key: {"name": service.name, "section": service.section, "unit": service.unit} for key in others}
        words = {
            language: {part: text[language] for part, text in parts.items() if text.get(language)}
            for language, parts in said.items()
        }
        name = service.name.get(main) or service.name.get("fr", "")
        if name and bare(name) not in known:
            told.append(
                Offer(
                    name=name, section=service.section.get(main, ""), price=Price(unit=service.unit.get(main, "")),
                    translations={language: parts for language, parts in words.items() if parts},
                )
            )  # fmt: skip
    return tuple(told)
