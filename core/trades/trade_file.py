"""Reads one trade file and what all trades share, and puts the two together."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from core.errors import BadInputError, Problem
from core.i18n import _
from core.trades.model import Sentence, Trade
from core.trades.reading import Reader, Table, idea, point, sentence, service

HEAD = {"key", "schema_org", "naf", "hue", "hours", "named"}
PARTS = {"names", "vocabulary", "services", "photo_ideas", "layout", "slugs", "text"}
LISTS = {"reasons", "steps", "questions", "posts"}

T = TypeVar("T")


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
    reader.known(shared, {"layout", "slugs", "text", *LISTS}, "common")
    trade = Trade(
        key=reader.text(own, "key", "file"),
        schema_org=reader.text(own, "schema_org", "file"),
        naf=reader.texts(own, "naf", "file"),
        hue=reader.number(own, "hue", "file"),
        hours=reader.texts(own, "hours", "file"),
        named=reader.texts(own, "named", "file"),
        names=reader.by_language(own, "names", "file"),
        vocabulary=reader.lists_by_language(own, "vocabulary"),
        services=tuple(service(reader, entry, place) for place, entry in reader.tables(own, "services", "")),
        photo_ideas=reader.lists_by_language(own, "photo_ideas"),
        layout=_layout(reader, shared) | _layout(reader, own),
        slugs=_slugs(reader, shared) | _slugs(reader, own),
        texts=dict(_texts(reader, shared, "common.text")) | dict(_texts(reader, own, "text")),
        reasons=_all(reader, own, shared, "reasons", point),
        steps=_all(reader, own, shared, "steps", point),
        questions=_all(reader, own, shared, "questions", point),
        ideas=_all(reader, own, shared, "posts", idea),
    )
    return trade, reader.problems


def _all(
    reader: Reader, own: Table, shared: Table, name: str, read: Callable[[Reader, Table, str], T]
) -> tuple[T, ...]:
    files = (("", own), ("common.", shared))
    return tuple(read(reader, entry, at) for place, table in files for at, entry in reader.tables(table, name, place))


def _layout(reader: Reader, file: Table) -> dict[str, tuple[str, ...]]:
    table = reader.table(file, "layout", "file")
    return {page: reader.texts(table, page, "layout") for page in table}


def _slugs(reader: Reader, file: Table) -> dict[str, dict[str, str]]:
    table = reader.table(file, "slugs", "file")
    return {page: reader.by_language(table, page, "slugs") for page in table}


def _texts(reader: Reader, file: Table, place: str) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    for page, blocks in reader.table(file, "text", place).items():
        if isinstance(blocks, Mapping):
            yield from _texts_of(reader, blocks, place, page)
        else:
            reader.wrong(f"{place}.{page}", _("This must be a section with entries of its own."))


def _texts_of(reader: Reader, table: Table, place: str, path: str) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    """Sections within sections down to the lists of sentences; the path of names is the place on the site."""
    for name, inner in table.items():
        if isinstance(inner, Mapping):
            yield from _texts_of(reader, inner, place, f"{path}.{name}")
        else:
            entries = reader.tables(table, name, f"{place}.{path}.")
            yield f"{path}.{name}", tuple(sentence(reader, entry, at) for at, entry in entries)
