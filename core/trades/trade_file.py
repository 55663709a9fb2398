"""Reads one trade file and what all trades share, and puts the two together."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from core.errors import BadInputError, Problem
from core.i18n import _
from core.trades.claims import begun
from core.trades.model import LANGUAGES, Condition, Idea, Point, Rules, Sentence, Service, Trade, Words
from core.trades.reading import Reader, Table, idea, peak, point, rules, search, sentence, services

HEAD = {"key", "schema_org", "naf", "hue", "hours", "named", "gender", "tone", "formal"}
PARTS = {
    "names", "houses", "find", "vocabulary", "avoid", "rules", "services", "photo_ideas", "peaks", "search", "mentions",
    "layout", "slugs", "text",
}  # fmt: skip
LISTS = {"reasons", "steps", "questions", "posts"}

Texts = tuple[Sentence | None, ...]
"""The sentences of one place; None stands for "shared = true", where the shared ones come in."""
Banned = Mapping[str, tuple[str, ...]]
"""By language, beginnings of words that this trade leaves out of what all trades share: by its rules or by taste."""


def tables(text: str, name: str) -> dict[str, object]:
    """The tables of a TOML text; the error names the file and the line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        raise BadInputError(
            _("The trade file “{name}” cannot be read.").format(name=name),
            [Problem(name, str(broken), _("Check quotation marks and brackets near that line."))],
            safe=_("Nothing else is affected."),
            remedy=_("Mend the file or put the original back."),
        ) from broken


def trade_from(own: Table, shared: Table) -> tuple[Trade, list[Problem]]:
    """The trade that two files describe; the trade's own texts, pages and slugs stand before the shared ones."""
    reader = Reader()
    reader.known(own, HEAD | PARTS | LISTS, "file")
    reader.known(shared, {"units", "layout", "slugs", "text", *LISTS}, "common")
    law, avoid = rules(reader, own), reader.lists_by_language(own, "avoid")
    banned = _banned(law, avoid)
    trade = Trade(
        **_simple(reader, own),
        avoid=avoid,
        rules=law,
        services=_services(reader, own, reader.table(shared, "units", "common")),
        peaks=tuple(peak(reader, entry, place) for place, entry in reader.tables(own, "peaks", "")),
        search=search(reader, own),
        mentions=tuple(sentence(reader, entry, place) for place, entry in reader.tables(own, "mentions", "")),
        layout=_layout(reader, shared) | _layout(reader, own),
        slugs=_slugs(reader, shared) | _slugs(reader, own),
        texts=_joined(
            {place: _texts_left(texts, banned) for place, texts in _texts(reader, shared, "common.text")},
            dict(_texts(reader, own, "text")),
        ),
        reasons=(
            *_points(reader, own, "", "reasons"),
            *_points_left(_points(reader, shared, "common.", "reasons"), banned),
        ),
        steps=_points(reader, own, "", "steps"),
        questions=_points(reader, own, "", "questions"),
        practical=_points_left(_points(reader, shared, "common.", "questions"), banned),
        ideas=_own_first(_ideas(reader, own, ""), _ideas_left(_ideas(reader, shared, "common."), banned)),
    )
    return trade, reader.problems


def _simple(reader: Reader, own: Table) -> dict[str, Any]:
    """What stands at the head of the file: one line each, or a list by language."""
    texts = {name: reader.text(own, name, "file") for name in ("key", "schema_org", "gender", "tone")}
    lists = {name: reader.texts(own, name, "file") for name in ("naf", "hours", "named")}
    spoken = {name: reader.by_language(own, name, "file") for name in ("names", "houses")}
    words = {name: reader.lists_by_language(own, name) for name in ("find", "vocabulary", "photo_ideas")}
    rest = {"hue": reader.number(own, "hue", "file"), "formal": own.get("formal") is True}
    return {**texts, **lists, **spoken, **words, **rest}


def _services(reader: Reader, own: Table, units: Table) -> tuple[Service, ...]:
    sections = reader.tables(own, "services", "")
    return tuple(one for place, entry in sections for one in services(reader, entry, units, place))


def _banned(law: Rules, avoid: Banned) -> Banned:
    told = {language: (*law.never.get(language, ()), *avoid.get(language, ())) for language in LANGUAGES}
    return {language: words for language, words in told.items() if words}


def _joined(shared: dict[str, Texts], own: dict[str, Texts]) -> dict[str, tuple[Sentence, ...]]:
    """The trade's own sentences of a place take the place of the shared ones, which may stand among them."""
    found = {place: [one for one in texts if one] for place, texts in shared.items()}
    for place, texts in own.items():
        behind = found.get(place, [])
        found[place] = [one for text in texts for one in ([text] if text else behind)]
    return {place: tuple(texts) for place, texts in found.items()}


def _own_first(own: tuple[Idea, ...], shared: tuple[Idea, ...]) -> tuple[Idea, ...]:
    """The trade's own rather than what all trades share: for a key, and for a feast where the shared is no must."""
    keys = {one.key for one in own}
    feasts = {one.when.feast for one in own if one.when.feast and one.condition == Condition()}
    left = (one for one in shared if one.key not in keys and (one.must or one.when.feast not in feasts))
    return (*own, *left)


def _points_left(points: tuple[Point, ...], banned: Banned) -> tuple[Point, ...]:
    left = (replace(one, heading=_left(one.heading, banned), body=_left(one.body, banned)) for one in points)
    return tuple(one for one in left if set(one.heading) == set(one.body) == set(LANGUAGES))


def _ideas_left(ideas: tuple[Idea, ...], banned: Banned) -> tuple[Idea, ...]:
    left = (replace(one, words=_left(one.words, banned)) for one in ideas)
    return tuple(one for one in left if set(one.words) == set(LANGUAGES))


def _texts_left(texts: Texts, banned: Banned) -> Texts:
    left = (replace(one, words=_left(one.words, banned)) for one in texts if one)
    return tuple(one for one in left if one.words)


def _left(words: Words, banned: Banned) -> Words:
    """The wordings that hold no banned word, for the languages that have any."""
    if not banned:
        return words
    found = {
        language: tuple(one for one in wordings if not begun(banned.get(language, ()), one.text))
        for language, wordings in words.items()
    }
    return {language: wordings for language, wordings in found.items() if wordings}


def _points(reader: Reader, file: Table, place: str, name: str) -> tuple[Point, ...]:
    return tuple(point(reader, entry, at) for at, entry in reader.tables(file, name, place))


def _ideas(reader: Reader, file: Table, place: str) -> tuple[Idea, ...]:
    return tuple(idea(reader, entry, at) for at, entry in reader.tables(file, "posts", place))


def _layout(reader: Reader, file: Table) -> dict[str, tuple[str, ...]]:
    table = reader.table(file, "layout", "file")
    return {page: reader.texts(table, page, "layout") for page in table}


def _slugs(reader: Reader, file: Table) -> dict[str, dict[str, str]]:
    table = reader.table(file, "slugs", "file")
    return {page: reader.by_language(table, page, "slugs") for page in table}


def _texts(reader: Reader, file: Table, place: str) -> Iterator[tuple[str, Texts]]:
    for page, blocks in reader.table(file, "text", place).items():
        if isinstance(blocks, Mapping):
            yield from _texts_of(reader, blocks, place, page)
        else:
            reader.wrong(f"{place}.{page}", _("This must be a section with entries of its own."))


def _texts_of(reader: Reader, table: Table, place: str, path: str) -> Iterator[tuple[str, Texts]]:
    """Sections within sections down to the lists of sentences; the path of names is the place on the site."""
    for name, inner in table.items():
        if isinstance(inner, Mapping):
            yield from _texts_of(reader, inner, place, f"{path}.{name}")
        else:
            entries = reader.tables(table, name, f"{place}.{path}.")
            yield f"{path}.{name}", tuple(_sentence(reader, entry, at) for at, entry in entries)


def _sentence(reader: Reader, entry: Table, place: str) -> Sentence | None:
    if entry.get("shared") is True:
        reader.known(entry, {"shared"}, place)
        return None
    return sentence(reader, entry, place)
