"""From the tables of a trade file to values. What is not as it should be becomes a problem with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from core.errors import Problem
from core.i18n import _
from core.trades.model import (
    LANGUAGES,
    TONES,
    Condition,
    Idea,
    Peak,
    Point,
    Rules,
    Search,
    Sentence,
    Service,
    When,
    Wording,
    Words,
)

Table = Mapping[str, object]
NOTHING: Table = {}
CONDITION = {"needs", "unless"}
WORDINGS = {*LANGUAGES, *(f"{language}-{tone}" for language in LANGUAGES for tone in TONES)}
WHEN = {"feast", "before", "season", "weekdays", "hour"}
IDEA = {"key", "kind", "topic", "must", "each", "most", "without", "photo", "tags", "alcohol", "general"}


@dataclass(slots=True)
class Reader:
    """Takes values out of tables and remembers everything that is wrong with them."""

    problems: list[Problem] = field(default_factory=list)

    def wrong(self, place: str, message: str, remedy: str = "") -> None:
        self.problems.append(Problem(place, message, remedy))

    def known(self, table: Table, names: set[str], place: str) -> None:
        for name in table.keys() - names:
            self.wrong(f"{place}.{name}", _("This entry is not known here."), _("Check its spelling or remove it."))

    def text(self, table: Table, name: str, place: str, default: str = "") -> str:
        value = table.get(name, default)
        if isinstance(value, str):
            return value
        self.wrong(f"{place}.{name}", _("This must be a text between quotation marks."))
        return default

    def number(self, table: Table, name: str, place: str, default: int = 0) -> int:
        value = table.get(name, default)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self.wrong(f"{place}.{name}", _("This must be a whole number."))
        return default

    def texts(self, table: Table, name: str, place: str) -> tuple[str, ...]:
        value = table.get(name, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.wrong(f"{place}.{name}", _("This must be a list of texts between square brackets."))
        return ()

    def table(self, table: Table, name: str, place: str) -> Table:
        value = table.get(name, NOTHING)
        if isinstance(value, Mapping):
            return value
        self.wrong(f"{place}.{name}", _("This must be a section with entries of its own."))
        return NOTHING

    def tables(self, table: Table, name: str, place: str) -> Iterator[tuple[str, Table]]:
        """Each entry of a list of tables with its place ("questions[3]", counted from 1 as a person counts)."""
        value = table.get(name, [])
        if not isinstance(value, list):
            self.wrong(f"{place}{name}", _("This must be a list of sections, each under [[double brackets]]."))
            return
        for count, entry in enumerate(value, 1):
            if isinstance(entry, Mapping):
                yield f"{place}{name}[{count}]", entry
            else:
                self.wrong(f"{place}{name}[{count}]", _("This must be a section with entries of its own."))

    def by_language(self, table: Table, name: str, place: str) -> dict[str, str]:
        inner, here = self.table(table, name, place), f"{place}.{name}"
        self.known(inner, set(LANGUAGES), here)
        return {language: self.text(inner, language, here) for language in LANGUAGES if language in inner}

    def lists_by_language(self, table: Table, name: str) -> dict[str, tuple[str, ...]]:
        return self.lists_of(self.table(table, name, ""), name)

    def lists_of(self, table: Table, place: str) -> dict[str, tuple[str, ...]]:
        self.known(table, set(LANGUAGES), place)
        return {language: self.texts(table, language, place) for language in LANGUAGES if language in table}


def words(reader: Reader, table: Table, place: str) -> Words:
    """`fr = [...]`, and `fr-warm = [...]` for a wording that suits one tone only."""
    found: dict[str, tuple[Wording, ...]] = {}
    for language in LANGUAGES:
        plain = [Wording(text) for text in reader.texts(table, language, place)]
        toned = [Wording(text, tone) for tone in TONES for text in reader.texts(table, f"{language}-{tone}", place)]
        if plain or toned:
            found[language] = (*plain, *toned)
    return found


def condition(reader: Reader, table: Table, place: str) -> Condition:
    return Condition(needs=reader.texts(table, "needs", place), unless=reader.texts(table, "unless", place))


def sentence(reader: Reader, table: Table, place: str) -> Sentence:
    reader.known(table, CONDITION | WORDINGS | {"apart", "general"}, place)
    return Sentence(
        condition=condition(reader, table, place),
        words=words(reader, table, place),
        apart=table.get("apart") is True,
        general=table.get("general") is True,
    )


def point(reader: Reader, table: Table, place: str) -> Point:
    reader.known(table, CONDITION | {"topic", "general", "heading", "body"}, place)
    heading, body = reader.table(table, "heading", place), reader.table(table, "body", place)
    for name, inner in (("heading", heading), ("body", body)):
        reader.known(inner, WORDINGS, f"{place}.{name}")
    return Point(
        topic=reader.text(table, "topic", place),
        condition=condition(reader, table, place),
        general=table.get("general") is True,
        heading=words(reader, heading, f"{place}.heading"),
        body=words(reader, body, f"{place}.body"),
    )


def when(reader: Reader, table: Table, place: str) -> When:
    before = table.get("before", [0, 0])
    if not (isinstance(before, list) and len(before) == 2 and all(isinstance(days, int) for days in before)):
        reader.wrong(f"{place}.before", _("This is the most and the least days ahead of the feast: [7, 2]."))
        before = [0, 0]
    return When(
        feast=reader.text(table, "feast", place),
        before=(max(before), min(before)),
        season=_season(reader, table, place),
        weekdays=reader.texts(table, "weekdays", place),
        hour=reader.text(table, "hour", place),
    )


def idea(reader: Reader, table: Table, place: str) -> Idea:
    reader.known(table, CONDITION | WORDINGS | WHEN | IDEA, place)
    return Idea(
        key=reader.text(table, "key", place),
        kind=reader.text(table, "kind", place),
        topic=reader.text(table, "topic", place),
        condition=condition(reader, table, place),
        when=when(reader, table, place),
        must=table.get("must") is True,
        each=reader.text(table, "each", place),
        most=reader.number(table, "most", place, 4),
        without=reader.texts(table, "without", place),
        photo=reader.texts(table, "photo", place),
        tags=reader.by_language(table, "tags", place),
        alcohol=table.get("alcohol") is True,
        general=table.get("general") is True,
        words=words(reader, table, place),
    )


def services(reader: Reader, table: Table, units: Table, place: str) -> Iterator[Service]:
    """One section of the price list: `items` bear a name per language and the key of a unit of common.toml."""
    reader.known(table, {"section", "items"}, place)
    section = _typeset(reader.by_language(table, "section", place))
    for at, item in reader.tables(table, "items", f"{place}."):
        reader.known(item, {*LANGUAGES, "unit"}, at)
        key = reader.text(item, "unit", at)
        if key and key not in units:
            reader.wrong(f"{at}.unit", _("There is no unit “{name}”.").format(name=key), ", ".join(units))
        yield Service(
            section=section,
            name=_typeset({language: reader.text(item, language, at) for language in LANGUAGES if language in item}),
            unit=_typeset(reader.by_language(units, key, "units")) if key in units else {},
        )


def _typeset(words: dict[str, str]) -> dict[str, str]:
    """With the printer's apostrophe: they become the owner's words, which are never touched later."""
    return {language: text.replace("'", "’") for language, text in words.items()}


def peak(reader: Reader, table: Table, place: str) -> Peak:
    reader.known(table, {"season", "name"}, place)
    first, last = _season(reader, table, place) or ("", "")
    return Peak(season=(first, last), name=reader.by_language(table, "name", place))


def rules(reader: Reader, file: Table) -> Rules:
    table = reader.table(file, "rules", "file")
    reader.known(table, {"told", "never"}, "rules")
    never = reader.lists_of(reader.table(table, "never", "rules"), "rules.never")
    return Rules(told=reader.by_language(table, "told", "rules"), never=never)


def search(reader: Reader, file: Table) -> Search:
    table, names = reader.table(file, "search", "file"), ("keywords", "negative", "headlines", "descriptions")
    reader.known(table, set(names), "search")
    return Search(**{name: reader.lists_of(reader.table(table, name, "search"), f"search.{name}") for name in names})


def _season(reader: Reader, table: Table, place: str) -> tuple[str, str] | None:
    season = reader.texts(table, "season", place)
    if season and len(season) != 2:
        reader.wrong(f"{place}.season", _('A season is a first and a last day: ["11-15", "03-10"].'))
    return (season[0], season[1]) if len(season) == 2 else None
