"""The trades that this copy of Devanture knows, read from their files when first asked for."""

from functools import cache
from pathlib import Path

from core.errors import BadInputError, NotFoundError
from core.i18n import _
from core.trades.model import Trade
from core.trades.trade_file import tables, trade_from

FOLDER = Path(__file__).parent.parent.parent / "resources" / "trades"
SHARED = "common"


@cache
def keys() -> tuple[str, ...]:
    """The keys of all trades, in the order of the alphabet, without reading their files."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml") if file.stem != SHARED))


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
    return read(FOLDER / f"{key}.toml", FOLDER / f"{SHARED}.toml")


def read(file: Path, shared: Path) -> Trade:
    """The trade that `file` and the shared texts describe; every problem of form at once."""
    found, problems = trade_from(
        tables(file.read_text(encoding="utf-8"), file.name), tables(shared.read_text(encoding="utf-8"), shared.name)
    )
    if problems:
        raise BadInputError(
            _("The trade file “{name}” has entries that cannot be used.").format(name=file.name),
            problems,
            safe=_("Nothing else is affected."),
            remedy=_("Mend the file or put the original back."),
        )
    return found


def for_naf(code: str) -> tuple[str, ...]:
    """Keys of the trades that a NAF code suggests, rev. 2 or 2025, with or without its dot. The owner chooses."""
    plain = code.replace(".", "").strip().upper()
    return tuple(key for key in keys() if plain in {naf.replace(".", "") for naf in trade(key).naf})
