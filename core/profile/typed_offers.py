"""Offers as they are typed into a table or pasted from somewhere: text in, an offer and the problems beside it out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.errors import Problem
from core.i18n import _
from core.profile.model import Offer, Price, PriceKind
from core.profile.prices import read_price, read_unit, show_price
from core.profile.text import bare, read_line, read_text

CELLS = ("section", "name", "price", "unit", "description")
MOST = 500  # lines of one paste
HEADINGS = frozenset((
    "section", "rubrique", "categorie", "name", "nom", "prestation", "service", "produit", "article", "libelle",
    "designation", "price", "prix", "tarif", "prix ttc", "unit", "unite", "description", "details", "product",
))  # fmt: skip
BULLET = re.compile(r"^\s*(?:[-*•·▪◦–—>]|\d{1,3}[.)])\s+")
LEADER = re.compile(r"\s*(?:\.{2,}|…+|_{2,}|\s[-–—:=]\s|\s{2,}|\s:|:\s)\s*")
PRICE_WORDS = r"(?:à partir d[e'’]|a partir d[e'’]|dès|des|apd|from)"
TAIL = re.compile(
    rf"\s+(?P<price>{PRICE_WORDS}?\s*(?:€\s?\d[\d\s.,]*|\d[\d\s\u202f\u00a0]*(?:[.,]\d{{1,2}})?\s?(?:€|eur(?:os?)?\b).*"
    rf"|sur devis|offerte?|gratuite?|on quote|free))\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What can be kept of the cells of one line (None: nothing yet), and what is wrong, each under its cell's name."""

    offer: Offer | None
    problems: tuple[Problem, ...] = ()


def offer_cells(offer: Offer, language: str) -> dict[str, str]:
    """The cells of an offer as one would type them."""
    price = show_price(replace(offer.price, unit=""), language).replace("\u00a0", " ").replace("\u202f", " ")
    return {
        "section": offer.section, "name": offer.name, "price": price, "unit": offer.price.unit,
        "description": offer.description,
    }  # fmt: skip


def read_cells(cells: Mapping[str, str], old: Offer | None = None) -> Typed:
    """`old` with what was typed into `cells`; a cell that cannot be read keeps what stood there before.

    A line without a name is no offer yet, whatever else stands in it.
    """
    told: list[Problem] = []
    new = old or Offer(name="")
    new = replace(
        new,
        section=_text(cells, "section", new.section, told),
        name=_text(cells, "name", new.name, told),
        description=_text(cells, "description", new.description, told),
    )
    new = replace(new, price=_price(cells, new.price, told))
    if not new.name:
        if any(text.strip() for text in cells.values()) or old:
            told.insert(0, Problem("name", _("An offer needs a name."), _("Write what is offered.")))
        new = replace(new, name=old.name if old else "")
    return Typed(offer=new if new.name else None, problems=tuple(told))


def pasted(text: str, section: str = "") -> list[dict[str, str]]:
    """The cells of each line of a list copied from a spreadsheet, a letter or a menu; headings become sections.

    Taken are columns parted by tabs or semicolons (with the order named in a first line, or guessed from where the
    prices stand), and plain lines such as "Baguette …… 1,35 €".
    """
    lines = [line for line in re.split(r"[\r\n\v\f\u2028\u2029]+", text) if line.strip()][:MOST]
    mark = next((mark for mark in ("\t", ";") if sum(mark in line for line in lines) * 2 >= len(lines) > 0), "")
    if mark:
        return _columns([[cell.strip().strip('"').strip() for cell in line.split(mark)] for line in lines], section)
    return _plain(lines, section)


def _columns(rows: list[list[str]], section: str) -> list[dict[str, str]]:
    width = max(map(len, rows))
    first = [bare(cell) for cell in rows[0]]
    if sum(cell in HEADINGS for cell in first) * 2 > sum(map(bool, first)):
        keys, rows = [_heading(cell) for cell in first], rows[1:]
    else:
        keys = _guessed(rows, width)
    read = [
        {key: cell for key, cell in zip(keys, row, strict=False) if key and cell} for row in rows if any(row)
    ]  # fmt: skip
    return _sectioned(read, section)


def _plain(lines: Sequence[str], section: str) -> list[dict[str, str]]:
    read: list[dict[str, str]] = []
    priced = any(TAIL.search(line) for line in lines)
    for line in lines:
        plain = BULLET.sub("", line).strip()
        found = TAIL.search(plain)
        if found:
            name = LEADER.sub(" ", plain[: found.start()] + "  ").strip(" .…_:-–—")
            read.append({"name": name or plain, "price": found["price"].strip()})
        elif priced and (plain.endswith(":") or (len(lines) > 2 and plain.isupper())):
            read.append({"section": plain.rstrip(" :")})
        else:
            read.append({"name": plain})
    return _sectioned(read, section)


def _sectioned(read: Sequence[dict[str, str]], section: str) -> list[dict[str, str]]:
    """A line with nothing but a section is the heading of those below."""
    told: list[dict[str, str]] = []
    for cells in read:
        if set(cells) == {"section"}:
            section = cells["section"]
            continue
        told.append(({"section": section} if section else {}) | cells)
    return told


def _heading(cell: str) -> str:
    """The cell that a heading names; a stranger is left out."""
    names = {
        "section": ("section", "rubrique", "categorie"),
        "name": ("name", "nom", "prestation", "service", "produit", "article", "libelle", "designation", "product"),
        "price": ("price", "prix", "tarif", "prix ttc"),
        "unit": ("unit", "unite"),
        "description": ("description", "details"),
    }
    return next((key for key, words in names.items() if cell in words), "")


def _guessed(rows: list[list[str]], width: int) -> list[str]:
    """Which column is which, from where the prices stand: name, price; section, name, price; and so on."""

    def share(column: int) -> float:
        cells = [row[column] for row in rows if len(row) > column and row[column]]
        right = [
            cell for cell in cells if isinstance(got := read_price(cell), Price) and got.kind is not PriceKind.NONE
        ]
        return len(right) / len(cells) if cells else 0.0

    if width == 1:
        return ["name"]
    price = next((column for column in range(width) if share(column) > 0.5), None)
    if price is None:
        return ["name", "description", *[""] * width][:width] if width == 2 else list(CELLS)[:width]
    before = {0: [], 1: ["name"], 2: ["section", "name"]}.get(price, ["section", "name", "description"])
    before += [""] * (price - len(before))
    rest = ["name"] if price == 0 else []
    rest += [key for key in ("unit", "description") if key not in before]
    if price and width - price == 2 and _long(rows, price + 1):
        rest = ["description"]
    return [*before, "price", *rest][:width]


def _long(rows: list[list[str]], column: int) -> bool:
    """Whether what stands there are sentences rather than units ("l'heure")."""
    cells = [row[column] for row in rows if len(row) > column]
    return bool(cells) and max(map(len, cells)) > 24


def _text(cells: Mapping[str, str], key: str, before: str, told: list[Problem]) -> str:
    if key not in cells:
        return before
    got = (read_text if key == "description" else read_line)(cells[key])
    if isinstance(got, Problem):
        told.append(replace(got, field=key))
        return before
    return got


def _price(cells: Mapping[str, str], before: Price, told: list[Problem]) -> Price:
    """The unit may stand in its own cell or behind the amount ("40 € l'heure"); it may not say two things."""
    if not {"price", "unit"} & set(cells):
        return before
    price: Price | Problem = read_price(cells["price"]) if "price" in cells else replace(before, unit="")
    unit = read_unit(cells.get("unit", before.unit))
    if isinstance(price, Problem):
        told.append(replace(price, field="price"))
        price = replace(before, unit="")
    if isinstance(unit, Problem):
        told.append(replace(unit, field="unit"))
        unit = before.unit
    if price.unit and unit and price.unit != unit and "unit" in cells:
        said = _("The price says “{one}” and the unit says “{other}”.").format(one=price.unit, other=unit)
        told.append(Problem("unit", said, _("Keep one of them.")))
        return replace(price, unit=before.unit)
    return replace(price, unit=price.unit or unit)
