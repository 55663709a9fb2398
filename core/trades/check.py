"""Whether a trade file is fit for use: every problem at once, each with its place and what to do.

What a good file has, besides the form that `trade_file` reads: both languages everywhere, only needs and placeholders
that drafting knows, no promise which the profile does not cover, enough that holds for an empty profile, French
spacing, and texts that fit where they go.
"""

import re
from collections.abc import Iterator

from core.errors import Problem
from core.i18n import _, ngettext
from core.trades.model import LANGUAGES, TONES, Condition, Idea, Sentence, Trade
from core.trades.needs import placeholders
from core.trades.places import FIRST, PAGES, place, required
from core.trades.rulebook import DAY, HOUR, SLUG, Rulebook, missing_languages

IDEAS = 40
NAMES = {"name", "of_name", "at_name", "trade", "trade_name", "house", "of_house", "at_house"}
HOUSE = {"house", "of_house", "at_house", "trade_name"}
EVERGREEN = 26  # two or three posts a week for twelve weeks, for a business of which nothing is known
LEAST = {"find": 3, "vocabulary": 15, "photo_ideas": 6}
SEARCH = {"keywords": (12, 80), "negative": (8, 80), "headlines": (8, 30), "descriptions": (3, 90)}
"""How many of each, and how long at most: Google Ads, responsive search ads, 2026-11."""
SERVICES, QUESTIONS = 10, 8
SAMPLE = {"city": "Saint-Brieuc", "at_city": "à Saint-Brieuc", "of_city": "de Saint-Brieuc", "name": "Le Fournil"}
NAF = re.compile(r"\d\d\.\d\d[A-Z]")


def check(trade: Trade) -> list[Problem]:
    """Every problem of `trade`, each with its place: "questions[3].body.fr", "posts.levain"."""
    rules = Rulebook(trade)
    return [*whole(trade), *rules.sentences(), *rules.points(), *rules.ideas()]


def whole(trade: Trade) -> list[Problem]:
    """What is wrong with the trade as a whole, its single texts aside: what it lacks, and what stands at its head."""
    return [*_head(trade), *_lists(trade), *_peaks(trade), *_places(trade), *_supply(trade)]


def _head(trade: Trade) -> Iterator[Problem]:
    if not SLUG.fullmatch(trade.key):
        yield Problem("key", _("The key may hold small letters, digits and hyphens."))
    if not re.fullmatch(r"[A-Z][A-Za-z]+", trade.schema_org):
        yield Problem("schema_org", _("This must be the name of a schema.org type, such as Bakery."))
    yield from (Problem("naf", _("{code} is not written like 10.71C.").format(code=code)) for code in trade.naf
                if not NAF.fullmatch(code))  # fmt: skip
    if not 0 <= trade.hue < 360:
        yield Problem("hue", _("The hue is a number of degrees from 0 to 359."))
    yield from (Problem("hours", _("{hour} is not an hour like 07:30.").format(hour=hour)) for hour in trade.hours
                if not HOUR.fullmatch(hour))  # fmt: skip
    if not trade.hours:
        yield Problem("hours", _("At least one hour is needed at which posts go out."))
    yield from missing_languages(trade.names, "names")
    if trade.gender not in {"m", "f"}:
        yield Problem("gender", _("The gender of the French name is m or f."))
    if trade.tone not in TONES:
        yield Problem("tone", _("Write one of {names}.").format(names=", ".join(TONES)))
    yield from missing_languages(trade.houses, "houses")
    if not re.match(r"(le|la|les) |l['’]", trade.houses.get("fr", "le ")):
        yield Problem("houses.fr", _("The article belongs to it: la boulangerie, le cabinet, l'atelier."))


def _lists(trade: Trade) -> Iterator[Problem]:
    """Services, everyday words, photo ideas, words for search and ads: enough of them, none too long."""
    for section in {tuple(service.section.items()) for service in trade.services}:
        yield from missing_languages(dict(section), "services")
    for service in trade.services:
        yield from missing_languages(service.name, "services")
    yield from _few("services", len(trade.services), SERVICES)
    for name, least in LEAST.items():
        for language in LANGUAGES:
            yield from _few(f"{name}.{language}", len(getattr(trade, name).get(language, ())), least)
    for name, (least, longest) in SEARCH.items():
        for language in LANGUAGES:
            texts = getattr(trade.search, name).get(language, ())
            yield from _few(f"search.{name}.{language}", len(texts), least)
            yield from (_too_long(f"search.{name}.{language}", text, longest) for text in texts
                        if len(_sample(text)) > longest)  # fmt: skip
    yield from _few("peaks", len(trade.peaks), 1)
    if trade.rules.never and not trade.rules.told:
        yield Problem("rules.told", _("Say in both languages what the rules of the profession forbid."))


def _peaks(trade: Trade) -> Iterator[Problem]:
    for peak in trade.peaks:
        yield from missing_languages(peak.name, "peaks")
        if not all(DAY.fullmatch(day) for day in peak.season):
            yield Problem("peaks", _('A season is a first and a last day: ["11-15", "03-10"].'))


def _few(place: str, found: int, least: int) -> Iterator[Problem]:
    if found < least:
        said = _("Only {found} are here; at least {count} are needed.")
        yield Problem(place, said.format(found=found, count=least))


def _too_long(place: str, text: str, longest: int) -> Problem:
    over = len(_sample(text)) - longest
    said = ngettext("{count} character too many: {text}", "{count} characters too many: {text}", over)
    return Problem(place, said.format(count=over, text=text), _("Shorten the text."))


def _sample(text: str) -> str:
    """With names of a usual length for placeholders."""
    return re.sub(r"\{(\w+)\}", lambda found: SAMPLE.get(found[1], "x" * 12), text)


def _places(trade: Trade) -> Iterator[Problem]:
    for page in trade.layout.keys() - set(PAGES):
        yield Problem(f"layout.{page}", _("There is no page of this name."), ", ".join(PAGES))
    for page in PAGES:
        yield from _layout(trade, page)
        yield from _slugs(trade, page)
        for needed in required(page, trade.layout.get(page, ())):
            if not any(_always(sentence) for sentence in trade.texts.get(needed, ())):
                said = _("Here a sentence is missing that holds for every business.")
                yield Problem(f"text.{needed}", said, _("Add one without needs and without placeholders but {name}."))


def _layout(trade: Trade, page: str) -> Iterator[Problem]:
    blocks = [place(written) for written in trade.layout.get(page, ())]
    for written, block in zip(trade.layout.get(page, ()), blocks, strict=True):
        if block is None:
            yield Problem(f"layout.{page}", _("There is no block “{name}”.").format(name=written))
    if not blocks or (blocks[0] and blocks[0].kind not in FIRST):
        yield Problem(f"layout.{page}", _("A page begins with a hero or a text, which bears its main heading."))


def _slugs(trade: Trade, page: str) -> Iterator[Problem]:
    slugs = trade.slugs.get(page, {})
    yield from missing_languages(slugs, f"slugs.{page}")
    for slug in slugs.values():
        if slug and not SLUG.fullmatch(slug):
            yield Problem(f"slugs.{page}", _("An address may hold small letters, digits and hyphens."))


def _always(sentence: Sentence) -> bool:
    return sentence.condition == Condition() and all(
        any(set(placeholders(wording.text)) <= NAMES and not wording.tone for wording in sentence.words.get(lang, ()))
        for lang in LANGUAGES
    )


def _supply(trade: Trade) -> Iterator[Problem]:
    yield from _few("posts", len(trade.ideas), IDEAS)
    topics = {point.topic for point in trade.questions if point.condition == Condition()}
    yield from _few("questions", len(topics), QUESTIONS)
    if (found := len(evergreen(trade))) < EVERGREEN:
        said = _("Only {found} ideas hold for every business on every day; {count} are needed.")
        yield Problem("posts", said.format(found=found, count=EVERGREEN))


def evergreen(trade: Trade) -> list[Idea]:
    """Ideas that any business of the trade may post on any open day."""
    return [
        idea
        for idea in trade.ideas
        if idea.condition == Condition()
        and not (idea.when.feast or idea.when.season or idea.when.weekdays or idea.each)
        and all(any(set(placeholders(w.text)) <= HOUSE for w in idea.words.get(language, ())) for language in LANGUAGES)
    ]
