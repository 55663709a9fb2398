"""Whether a trade file is fit for use: every problem at once, each with its place and what to do.

What a good file has, besides the form that `trade_file` reads: both languages everywhere, only needs and placeholders
that drafting knows, no promise which the profile does not cover, enough that holds for an empty profile, French
spacing, and texts that fit where they go.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from core.errors import Problem
from core.i18n import _, ngettext
from core.profile.choices import FEATURES
from core.profile.model import WEEKDAYS
from core.trades.claims import forbidden, uncovered
from core.trades.feasts import FEASTS
from core.trades.model import LANGUAGES, Condition, Idea, Point, Sentence, Trade, Words
from core.trades.needs import FRENCH_ONLY, PLACEHOLDERS, known, placeholders
from core.trades.places import FIRST, PAGES, place, required

IDEAS = 26
EACH = ("", "offer", "member", "closure", "special-hours", "reopening", "holiday")
NAMES = {"name", "of_name", "at_name", "trade"}
EVERGREEN = 26  # two or three posts a week for twelve weeks, for a business of which nothing is known
POST = 300
CROWDED = re.compile(r"\w[;!?»](?!\w)|«\w|\w:(?=\s|$)")
HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NAF = re.compile(r"\d\d\.\d\d[A-Z]")


def check(trade: Trade) -> list[Problem]:
    return [*_head(trade), *_places(trade), *_sentences(trade), *_points(trade), *_ideas(trade), *_supply(trade)]


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
    yield from _missing_languages(trade.names, "names")
    for count, service in enumerate(trade.services, 1):
        yield from _missing_languages(service.name, f"services[{count}].name")
        yield from _missing_languages(service.section, f"services[{count}].section")


def _missing_languages(table: Iterable[str], place: str) -> Iterator[Problem]:
    for language in LANGUAGES:
        if language not in table:
            yield Problem(place, _("The language “{language}” is missing.").format(language=language))


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
    yield from _missing_languages(slugs, f"slugs.{page}")
    for slug in slugs.values():
        if slug and not SLUG.fullmatch(slug):
            yield Problem(f"slugs.{page}", _("An address may hold small letters, digits and hyphens."))


def _always(sentence: Sentence) -> bool:
    return sentence.condition == Condition() and all(
        any(set(placeholders(wording.text)) <= NAMES and not wording.tone for wording in sentence.words.get(lang, ()))
        for lang in LANGUAGES
    )


def _sentences(trade: Trade) -> Iterator[Problem]:
    for name, sentences in trade.texts.items():
        for count, sentence in enumerate(sentences, 1):
            here = f"text.{name}[{count}]"
            yield from _condition(sentence.condition, here)
            yield from _words(sentence.words, sentence.condition, here)


def _points(trade: Trade) -> Iterator[Problem]:
    for name, points in (("reasons", trade.reasons), ("steps", trade.steps), ("questions", trade.questions)):
        for count, point in enumerate(points, 1):
            yield from _point(point, f"{name}[{count}]")


def _point(point: Point, here: str) -> Iterator[Problem]:
    if not point.topic:
        yield Problem(f"{here}.topic", _("A short word is needed that tells these apart."))
    yield from _condition(point.condition, here)
    yield from _words(point.heading, point.condition, f"{here}.heading")
    yield from _words(point.body, point.condition, f"{here}.body")


def _condition(condition: Condition, here: str) -> Iterator[Problem]:
    for need in (*condition.needs, *condition.unless):
        feature = need.removeprefix("feature:")
        if not known(need) or (feature != need and feature not in FEATURES):
            said = _("“{need}” is not something a profile can say.").format(need=need)
            yield Problem(here, said, _("See the list at the top of the file."))


def _words(words: Words, condition: Condition, here: str) -> Iterator[Problem]:
    yield from _missing_languages(words, here)
    for language, wordings in words.items():
        for wording in wordings:
            yield from _wording(wording.text, language, condition, f"{here}.{language}")


def _wording(text: str, language: str, condition: Condition, here: str) -> Iterator[Problem]:
    for name in placeholders(text):
        if name not in PLACEHOLDERS or (language != "fr" and name in FRENCH_ONLY):
            yield Problem(here, _("There is no placeholder “{name}” here.").format(name=name))
    needs = (*condition.needs, *placeholders(text))
    for claim in (*forbidden(text, language), *uncovered(text, language, needs)):
        said = _("“{claim}” promises something that the profile may not say.").format(claim=claim)
        yield Problem(here, said, _("Say it in plain words, or add what the profile must say under needs."))
    if language == "fr" and (crowded := CROWDED.search(text)):
        said = _("In French a space stands before the sign at the end of “{piece}”.").format(piece=crowded[0])
        yield Problem(here, said)
    if not text.strip() or text != text.strip():
        yield Problem(here, _("A text neither is empty nor begins or ends with a space."))


def _ideas(trade: Trade) -> Iterator[Problem]:
    for key, count in Counter(idea.key for idea in trade.ideas).items():
        if count > 1 or not SLUG.fullmatch(key):
            yield Problem("posts", _("The key “{key}” is used twice or is not plain.").format(key=key))
    for idea in trade.ideas:
        here = f"posts.{idea.key}"
        yield from _condition(idea.condition, here)
        yield from _words(idea.words, idea.condition, here)
        yield from _when(idea, here)
        yield from _post(idea, here)


def _when(idea: Idea, here: str) -> Iterator[Problem]:
    when = idea.when
    if when.feast and when.feast not in FEASTS:
        yield Problem(f"{here}.feast", _("There is no rule for this day."), ", ".join(FEASTS))
    if when.season and not all(DAY.fullmatch(day) for day in when.season):
        yield Problem(f"{here}.season", _('A season is a first and a last day: ["11-15", "03-10"].'))
    if when.hour and not HOUR.fullmatch(when.hour):
        yield Problem(f"{here}.hour", _("{hour} is not an hour like 07:30.").format(hour=when.hour))
    if not set(when.weekdays) <= set(WEEKDAYS):
        yield Problem(f"{here}.weekdays", _("Days are written in English: monday to sunday."))


def _post(idea: Idea, here: str) -> Iterator[Problem]:
    if not idea.kind or idea.each not in EACH:
        yield Problem(
            here, _("A post idea needs a kind, and repeats for one of: {names}.").format(names=", ".join(EACH[1:]))
        )
    for language, wordings in idea.words.items():
        for wording in wordings:
            over = len(wording.text) - POST
            if over > 0:
                said = ngettext("{count} character too many.", "{count} characters too many.", over)
                yield Problem(f"{here}.{language}", said.format(count=over), _("Shorten the text."))


def _supply(trade: Trade) -> Iterator[Problem]:
    if len(trade.ideas) < IDEAS:
        yield Problem("posts", _("At least {count} ideas are needed.").format(count=IDEAS))
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
        and all(any(not placeholders(w.text) for w in idea.words.get(language, ())) for language in LANGUAGES)
    ]
