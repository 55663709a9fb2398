"""The first site: whole, true, and arranged as the trade wants it."""

from dataclasses import replace

import pytest

from core.drafting.draft import draft, languages
from core.profile.model import Profile, Tone
from core.site.model import BlockKind, PageKind
from core.trades.trades import trade

from .conftest import TODAY, drafted

WHOLE = {
    PageKind.HOME, PageKind.OFFERS, PageKind.ABOUT, PageKind.NEWS, PageKind.ARTICLE, PageKind.CONTACT, PageKind.LEGAL,
    PageKind.PRIVACY, PageKind.MISSING,
}  # fmt: skip


def pages(profile, language="fr", seed="seed"):
    found = drafted(profile, seed=seed).pages
    return {page.kind: page for page in found if page.language == language}


def kinds(page):
    return [block.kind.value for block in page.blocks]


def everything(profile, language="fr", seed="seed"):
    parts = []
    for page in pages(profile, language, seed).values():
        parts += [page.label, page.title, page.description]
        for block in page.blocks:
            parts += [block.heading, block.body, str(block.settings.get("items", ""))]
    return "\n".join(parts)


def test_every_language_of_the_profile_gets_every_page(profile):
    for language in profile.languages:
        found = set(pages(profile, language))
        assert found - {PageKind.GALLERY} == WHOLE
        assert (PageKind.GALLERY in found) == bool(profile.photos)


def test_each_page_has_one_main_heading_in_its_first_block(profile):
    for language in profile.languages:
        for page in pages(profile, language).values():
            assert page.blocks[0].kind in {BlockKind.HERO, BlockKind.TEXT}
            assert page.blocks[0].heading
            assert BlockKind.HERO not in [block.kind for block in page.blocks[1:]]


def test_titles_and_descriptions_fit_and_never_come_twice(profile):
    found = drafted(profile).pages
    assert all(1 <= len(page.title) <= 60 and 50 <= len(page.description) <= 160 for page in found)
    assert len({page.title for page in found}) == len({page.description for page in found}) == len(found)


def test_addresses_are_in_the_language_and_never_come_twice(bakery):
    assert pages(bakery)[PageKind.CONTACT].slug == "contact"
    assert pages(bakery)[PageKind.LEGAL].slug == "mentions-legales"
    assert pages(bakery, "en")[PageKind.LEGAL].slug == "legal-notice"
    assert pages(bakery)[PageKind.ARTICLE].slug == "actualites/bienvenue-sur-notre-site"
    for language in bakery.languages:
        found = pages(bakery, language)
        assert len({page.slug for page in found.values()}) == len(found)
        assert found[PageKind.HOME].slug == ""


def test_the_menu_holds_five_entries_at_most(profile):
    menu = [page for page in pages(profile).values() if page.in_menu]
    assert 4 <= len(menu) <= 5
    assert {PageKind.LEGAL, PageKind.PRIVACY, PageKind.MISSING}.isdisjoint(page.kind for page in menu)


def test_the_trade_and_the_town_are_in_the_title(bakery, plumber, salon):
    wanted = {"boulangerie à Annecy": bakery, "plombier aux Ulis": plumber, "aux Sables-d’Olonne": salon}
    for words, profile in wanted.items():
        assert words in pages(profile)[PageKind.HOME].title.replace("Plombier", "plombier")


def test_a_bakery_shows_its_counter_then_its_hours_beside_its_address(bakery):
    home = pages(bakery)[PageKind.HOME]
    assert kinds(home) == [
        "hero", "offers", "text", "reasons", "gallery", "hours", "contact", "questions", "news",
    ]  # fmt: skip
    assert home.blocks[0].media == "photo-1"
    assert home.blocks[1].settings == {"limit": 6}


def test_a_plumber_has_no_picture_above_and_says_where_and_how(plumber):
    home = pages(plumber)[PageKind.HOME]
    assert home.blocks[0].media == ""
    assert kinds(home) == [
        "hero", "text", "steps", "reasons", "area", "hours", "contact", "questions", "news",
    ]  # fmt: skip


def test_a_hairdresser_shows_portrait_prices_team_and_gallery(salon):
    assert kinds(pages(salon)[PageKind.HOME]) == [
        "hero", "text", "offers", "team", "gallery", "hours", "contact", "questions", "news",
    ]  # fmt: skip


def test_the_home_page_of_an_empty_profile_has_no_empty_frames(empty):
    shown = {"offers", "hours", "contact", "team", "gallery", "area"}
    assert shown.isdisjoint(kinds(pages(empty)[PageKind.HOME]))
    assert {"hours", "contact"} <= set(kinds(pages(empty)[PageKind.CONTACT]))


def test_the_owners_description_is_taken_word_by_word(bakery):
    for kind in (PageKind.HOME, PageKind.ABOUT):
        assert any(bakery.description in block.body for block in pages(bakery)[kind].blocks)


def test_the_owners_french_is_not_set_among_english(bakery):
    assert bakery.description not in everything(bakery, "en")


def test_nothing_is_shown_twice_among_the_pictures_of_a_page(bakery):
    for photos in (bakery.photos[:1], bakery.photos[:2], bakery.photos):
        for page in pages(replace(bakery, photos=photos)).values():
            media = [block.media for block in page.blocks if block.media]
            assert len(media) == len(set(media))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"features": ()}, "titres-restaurant"),
        ({"features": ()}, "fauteuil roulant"),
        ({"since": None}, "2014"),
        ({"hours": {}}, "dimanche"),
        ({"offers": ()}, "euros"),
        ({"phone": ""}, "04 50"),
        ({"team": ()}, "Claire"),
    ],
)
def test_what_the_profile_no_longer_says_is_no_longer_said(bakery, change, said):
    telling = replace(bakery, description="")
    seeds = "abc"
    printed = said.replace(" ", "\u00a0")
    before, after = (
        "".join(everything(one, seed=seed) for seed in seeds).replace(" ", "\u00a0")
        for one in (telling, replace(telling, **change))
    )
    assert printed in before
    assert printed not in after


def test_the_first_article_is_dated_and_true(empty):
    article = pages(empty)[PageKind.ARTICLE]
    assert article.published_on == TODAY
    assert article.blocks[0].body


def test_the_same_business_gets_the_same_draft_and_another_gets_its_own(profile):
    known = trade(profile.trade)
    first, again, other = (draft(profile, known, seed=seed, today=TODAY) for seed in ("a", "a", "b"))
    assert first == again
    assert first.pages != other.pages
    assert [post.text for post in first.posts] != [post.text for post in other.posts]


def test_the_tone_is_heard(bakery):
    assert len({everything(replace(bakery, tone=tone)) for tone in Tone}) == 3


def test_markup_and_braces_in_a_name_stay_what_they_are():
    odd = Profile(name='<b>{city}</b> & "Co" {nowhere}', trade="bakery", languages=("fr", "en"))
    assert "<b>{city}</b>" in everything(odd)
    assert "<b>{city}</b>" in everything(odd, "en")


@pytest.mark.parametrize("name", ["Boulangerie " * 25, "🥐" * 150, "مخبز الحي القديم " * 8, "x" * 300, "  ", "a\nb"])
def test_a_name_of_any_kind_gives_a_whole_site(name, empty):
    found = drafted(replace(empty, name=name)).pages
    assert len(found) == 2 * len(WHOLE)
    assert all(1 <= len(page.title) <= 60 and 50 <= len(page.description) <= 160 for page in found)
    assert len({page.title for page in found}) == len(found)
    assert all("\n" not in block.heading for page in found for block in page.blocks)


def test_a_language_that_no_trade_speaks_gives_a_french_site():
    assert languages(Profile(languages=("de", "en", "en"))) == ("en",)
    assert languages(Profile(languages=())) == languages(Profile(languages=("de",))) == ("fr",)
