"""The trades that this copy of Devanture knows, read from their files when first asked for."""

import logging
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from core.errors import BadInputError, NotFoundError, Problem
from core.i18n import _
from core.trades import shelf
from core.trades.model import LANGUAGES, Trade
from core.trades.shelf import FOLDER, SHARED
from core.trades.trade_file import tables, trade_from

log = logging.getLogger(__name__)

__all__ = ["FOLDER", "SHARED", "Head", "for_naf", "heads", "keys", "read", "trade"]


Lists = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Head:
    """What is needed of every trade to find it: names, everyday words, own words and services by language."""

    key: str
    names: dict[str, str]
    named: tuple[str, ...]
    find: Lists
    words: Lists
    services: Lists
    naf: frozenset[str]


@cache
def keys() -> tuple[str, ...]:
    """The keys of all trades, in the order of the alphabet, without reading their files."""
    return tuple(stem for stem in shelf.stems() if stem != SHARED)


@cache
def heads() -> dict[str, Head]:
    """Of every trade by its key, from one compiled file; one whose head is not in order cannot be found."""
    return {key: head for key in keys() if (head := _head(key, shelf.every().get(key))) is not None}


@cache
def trade(key: str) -> Trade:
    """The trade of that key ("bakery"). Its file is read once."""
    if not key:
        raise NotFoundError(
            _("No trade is chosen yet."),
            safe=_("Nothing was changed."),
            remedy=_("Choose it in the profile: texts, services and ideas come from it."),
        )
    if key not in keys():
        raise NotFoundError(
            _("Devanture does not know the trade “{key}”.").format(key=key),
            safe=_("Nothing was changed."),
            remedy=_("Choose one of these: {keys}.").format(keys=", ".join(keys())),
        )
    return _fit(f"{key}.toml", *trade_from(shelf.one(key), shelf.one(SHARED)))


def read(file: Path, shared: Path) -> Trade:
    """The trade that `file` and the shared texts describe; every problem of form at once."""
    own, common = (tables(one.read_text(encoding="utf-8"), one.name) for one in (file, shared))
    return _fit(file.name, *trade_from(own, common))


def for_naf(code: str) -> tuple[str, ...]:
    """Keys of the trades that a NAF code suggests, rev. 2 or 2025, with or without its dot. The owner chooses."""
    plain = code.replace(".", "").strip().upper()
    return tuple(key for key, head in heads().items() if plain in head.naf)


def _fit(name: str, found: Trade, problems: list[Problem]) -> Trade:
    if problems:
        raise BadInputError(
            _("The trade file “{name}” has entries that cannot be used.").format(name=name),
            problems,
            safe=_("Nothing else is affected."),
            remedy=_("Mend the file or put the original back."),
        )
    return found


def _head(key: str, table: Any) -> Head | None:
    try:
        return _made(key, table)
    except (TypeError, KeyError, AttributeError) as broken:
        log.warning("the head of trade %s is not in order: %s", key, type(broken).__name__)
        return None


def _made(key: str, table: Any) -> Head:
    """From the tables as they are: the check of the files has seen to their form."""
    texts = [one for section in table.get("services", ()) for one in (section["section"], *section["items"])]
    return Head(
        key=key,
        names=dict(table["names"]),
        named=tuple(table.get("named", ())),
        find={language: tuple(table.get("find", {}).get(language, ())) for language in LANGUAGES},
        words={language: tuple(table.get("vocabulary", {}).get(language, ())) for language in LANGUAGES},
        services={language: tuple(one[language] for one in texts if language in one) for language in LANGUAGES},
        naf=frozenset(code.replace(".", "") for code in table.get("naf", ())),
    )
