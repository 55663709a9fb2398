"""The price list as a table that one types into: a line per offer, and an empty one at its end for the next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from core.errors import BadInputError, Problem
from core.i18n import _
from core.profile.model import Offer
from core.profile.text import bare
from core.profile.typed_offers import CELLS, offer_cells, read_cells
from gui.desk import Desk
from gui.look.look import look
from gui.widgets.plain import tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SHOWN = 40  # letters of a name in a message
ROWS = "application/x-devanture-offers"
Flag, Role = Qt.ItemFlag, Qt.ItemDataRole


@dataclass(slots=True)
class Line:
    """What stands in a row; without an id it is no offer yet. `problems` are by cell."""

    id: str = ""
    cells: dict[str, str] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)
    unkept: set[str] = field(default_factory=set)  # cells that the disk has not taken yet

    @property
    def empty(self) -> bool:
        return not self.id and not any(text.strip() for text in self.cells.values())


class OfferModel(QAbstractTableModel):
    """`told` says that problems have come or gone. Every cell typed goes to the business at once, if it can be read."""

    told = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._offers = desk, desk.business.profiles.offers
        self._language = "fr"
        self.lines = [Line()]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(CELLS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role == Role.TextAlignmentRole and orientation == Qt.Orientation.Horizontal and CELLS[section] == "price":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Role.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return (_("Section"), _("Service or product"), _("Price"), _("Per"), _("Description"))[section]
        return str(section + 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Flag.ItemIsEnabled | Flag.ItemIsSelectable | Flag.ItemIsEditable
        return (usual | Flag.ItemIsDragEnabled) if index.isValid() else Flag.ItemIsDropEnabled

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        line, key = self.lines[index.row()], CELLS[index.column()]
        if role in (Role.DisplayRole, Role.EditRole):
            return line.cells.get(key, "")
        problem = line.problems.get(key)
        if role == Role.ToolTipRole:
            return tip(f"{problem.message} {problem.remedy}" if problem else line.cells.get(key, "")) or None
        if role == Role.AccessibleTextRole:
            said = f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {line.cells.get(key, '')}"
            return f"{said}. {problem.message} {problem.remedy}" if problem else said
        if role == Role.BackgroundRole and problem:
            return QColor(look().colours.bad_soft)
        if role == Role.TextAlignmentRole and key == "price":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole:
            return False
        line, key = self.lines[index.row()], CELLS[index.column()]
        if line.cells.get(key, "") == str(value) and key not in line.problems and key not in line.unkept:
            return True
        line.cells[key] = str(value)
        line.unkept.add(key)
        self._keep(line, key)
        line.unkept.discard(key)
        self._row_changed(line)
        return True

    def type_into(self, line: Line, column: int, text: str) -> None:
        """Into this line, wherever it stands by now; one that was taken out takes nothing any more."""
        row = next((row for row, one in enumerate(self.lines) if one is line), None)
        if row is not None:
            self.setData(self.index(row, column), text)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [ROWS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rows = sorted({index.row() for index in indexes})
        data.setData(ROWS, " ".join(self.lines[row].id for row in rows if self.lines[row].id).encode())
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        ids = bytes(data.data(ROWS).data()).decode().split()
        place = row if row >= 0 else parent.row() if parent.isValid() else self.kept
        if ids:
            self._desk.do(lambda: self.move(ids, place))
        return False

    @property
    def kept(self) -> int:
        """How many lines are offers; what is not stands below them."""
        return sum(1 for line in self.lines if line.id)

    def show_offers(self, offers: Sequence[Offer], language: str) -> None:
        """In place: whoever types or has chosen something keeps their place; lines not yet offers stay at the end."""
        self._language = language
        wanted = {offer.id for offer in offers}
        for row in range(len(self.lines) - 1, -1, -1):
            if self.lines[row].id and self.lines[row].id not in wanted:
                self._take_out(row)
        for place, offer in enumerate(offers):
            self._bring(place, offer)
        self._end_empty()
        self.told.emit()

    def move(self, ids: Sequence[str], place: int) -> None:
        """Put these offers together before the row `place`."""
        order = [line.id for line in self.lines if line.id]
        following = next((id_ for id_ in order[place:] if id_ not in ids), "")
        rest = [id_ for id_ in order if id_ not in ids]
        at = rest.index(following) if following else len(rest)
        self._offers.arrange([*rest[:at], *(id_ for id_ in order if id_ in ids), *rest[at:]])

    def by_section(self) -> None:
        """Bring the offers of each section together, sections in the order in which they come first."""
        kept = [line for line in self.lines if line.id]
        names = list(dict.fromkeys(bare(line.cells.get("section", "")) for line in kept))
        ranked = sorted(kept, key=lambda line: names.index(bare(line.cells.get("section", ""))))
        self._offers.arrange([line.id for line in ranked])

    def forget(self, rows: Sequence[int]) -> None:
        """Take lines away that are no offers yet."""
        for row in sorted(rows, reverse=True):
            if not self.lines[row].id:
                self._take_out(row)
        self._end_empty()
        self.told.emit()

    def sections(self) -> list[str]:
        return [text for text in dict.fromkeys(line.cells.get("section", "") for line in self.lines) if text]

    def problems(self) -> list[tuple[int, str]]:
        """The row of each problem and its words, naming the line as a person knows it."""
        told = []
        for row, line in enumerate(self.lines):
            for key, problem in line.problems.items():
                name = line.cells.get("name", "").strip()[:SHOWN] or _("line {n}").format(n=row + 1)
                cell = self.headerData(CELLS.index(key), Qt.Orientation.Horizontal)
                told.append((row, f"“{name}”, {cell}: {problem.message} {problem.remedy}".strip()))
        return told

    def fits(self, row: int, sought: str) -> bool:
        words = bare(" ".join(self.lines[row].cells.values()))
        return all(part in words for part in bare(sought).split())

    def _keep(self, line: Line, key: str) -> None:
        old = next((offer for offer in self._offers.read() if offer.id == line.id), None) if line.id else None
        cells = {key: line.cells[key]} if old else {name: line.cells.get(name, "") for name in CELLS}
        typed = read_cells(cells, old)
        for read in cells:
            line.problems.pop(read, None)
        line.problems |= {problem.field: problem for problem in typed.problems}
        if typed.offer is not None:
            self._write(line, typed.offer, key)
        if line is self.lines[-1] and not line.empty:
            self._end_empty()
        self.told.emit()

    def _write(self, line: Line, offer: Offer, key: str) -> None:
        verb: Callable[[], Offer]
        if line.id:
            verb = lambda: self._offers.change(offer, merge=f"offer {line.id} {key}")  # noqa: E731, one of two
        else:
            verb = lambda: self._offers.add(offer)  # noqa: E731
        try:
            kept = verb()
        except BadInputError as wrong:
            line.problems |= {_cell(one.field): one for one in wrong.problems}
            return
        line.id = kept.id
        if key == "price" and "price" not in line.problems:
            line.cells |= {name: text for name, text in offer_cells(kept, self._language).items() if name != "price"}

    def _bring(self, place: int, offer: Offer) -> None:
        """Make the row `place` show this offer, moved there or put in."""
        here = next((row for row in range(place, len(self.lines)) if self.lines[row].id == offer.id), None)
        if here is None:
            self.beginInsertRows(NOWHERE, place, place)
            self.lines.insert(place, Line(offer.id, offer_cells(offer, self._language)))
            self.endInsertRows()
            return
        if here != place:
            self.beginMoveRows(NOWHERE, here, here, NOWHERE, place)
            self.lines.insert(place, self.lines.pop(here))
            self.endMoveRows()
        line, cells = self.lines[place], offer_cells(offer, self._language)
        right = {key: text for key, text in cells.items() if key not in line.problems and key not in line.unkept}
        if any(line.cells.get(key, "") != text for key, text in right.items()):
            line.cells |= right
            self._row_changed(line)

    def _take_out(self, row: int) -> None:
        self.beginRemoveRows(NOWHERE, row, row)
        del self.lines[row]
        self.endRemoveRows()

    def _end_empty(self) -> None:
        if not self.lines or not self.lines[-1].empty:
            self.beginInsertRows(NOWHERE, len(self.lines), len(self.lines))
            self.lines.append(Line())
            self.endInsertRows()

    def _row_changed(self, line: Line) -> None:
        row = next((row for row, one in enumerate(self.lines) if one is line), None)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(CELLS) - 1))


def _cell(place: str) -> str:
    key = place.rpartition(".")[2]
    return key if key in CELLS else "name"
