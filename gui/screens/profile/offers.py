"""Services and prices: the list that stands on the site, typed, pasted or ticked from what is usual in the trade."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from core.errors import Problem
from core.i18n import _, ngettext
from core.profile.model import Offer, Profile
from core.profile.typed_offers import CELLS, pasted, read_cells
from gui.desk import Desk
from gui.screens.profile.offer_model import OfferModel
from gui.screens.profile.offer_table import OfferTable
from gui.screens.profile.offer_words import OfferWords
from gui.screens.profile.section import Section
from gui.screens.profile.usual import UsualOffers
from gui.widgets.fields import SearchLine
from gui.widgets.plain import button, icon_button, row, words

MOST = 3  # problems named below the table


class OffersSection(Section):
    key = "offers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("Services and prices"),
            _("Type as in a table: Enter goes to the next line. Prices as you say them: 35 €, from 35 €, on quote."),
        )  # fmt: skip
        self._sheet.setMaximumWidth(1400)
        self.offers, self._all = OfferModel(desk, self), desk.business.profiles.offers
        self.table = OfferTable(desk, self.offers)
        self.search = SearchLine(_("Search the list"), self._sought)
        self.none = self._nothing_found()
        self.problems = words("", "problem")
        self.usual = UsualOffers(desk)
        self.words = OfferWords(desk)
        self.table.asked_paste.connect(self.paste)
        self.table.asked_remove.connect(self.remove)
        self.table.asked_move.connect(self.shift)
        self.table.selectionModel().currentChanged.connect(self._current_changed)
        self.offers.told.connect(self._tell)
        tools = row(self.search, *self._tools())
        tools.setStretch(0, 1)
        self.body.addLayout(tools)
        for part in (self.table, self.none, self.problems):
            self.add(part)
        self.body.addLayout(row(button(_("Paste a list"), self.paste, icon="copy"), self.usual.opener,
                                button(_("Group by section"), self.group, "plain", icon="list"), -1))  # fmt: skip
        for part in (self.usual, self.words):
            self.add(part)
        self.places = {"offers": self.table}
        self._tell()

    def read_profile(self, profile: Profile, missing: Sequence[Problem]) -> None:
        super().read_profile(profile, missing)
        main, *others = profile.languages or ("fr",)
        self.offers.show_offers(profile.offers, main)
        self._sought(self.search.text())
        self.usual.read_profile(profile)
        self.words.show_languages(others)
        self._current_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The table takes what the window has."""
        super().resizeEvent(event)
        self.table.setMinimumHeight(
            max(self.table.verticalHeader().defaultSectionSize() * 6, event.size().height() - 340)
        )

    def focus_first(self) -> None:
        super().focus_first()
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.offers.index(self.offers.rowCount() - 1, CELLS.index("name")))

    def focus_place(self, place: str) -> None:
        """ "offers[2].price" is a cell."""
        self.focus_first()
        number = place.partition("[")[2].partition("]")[0]
        if number.isdigit() and int(number) < self.offers.rowCount():
            cell = place.rpartition(".")[2]
            column = CELLS.index(cell) if cell in CELLS else 1
            self.table.setCurrentIndex(self.offers.index(int(number), column))

    def searchable(self) -> QWidget:
        return self.search

    def paste(self) -> None:
        """A list from elsewhere becomes rows below the current one; a single text goes into the current cell."""
        text = QGuiApplication.clipboard().text()
        cells = pasted(text, self._section_here())
        if not cells:
            self.problems.setText(_("There is no text to paste. Copy a list first, from a letter or a spreadsheet."))
            self.problems.show()
        elif len(text.strip().splitlines()) == 1 and "\t" not in text and self.table.currentIndex().isValid():
            cell = self.table.currentIndex()
            self.desk.do(lambda: self.offers.setData(cell, text.strip()))
        else:
            self._add(cells)

    def remove(self) -> None:
        """Away with the chosen lines; a bar offers to bring them back."""
        rows = self.table.chosen()
        ids = [self.offers.lines[row].id for row in rows if self.offers.lines[row].id]
        self.offers.forget([row for row in rows if not self.offers.lines[row].id])
        if ids:
            said = ngettext("{n} offer was removed.", "{n} offers were removed.", len(ids)).format(n=len(ids))
            self.desk.do_undoably(lambda: self._all.remove_all(ids), said)

    def shift(self, step: int) -> None:
        """The chosen lines one up or down, together."""
        rows = [row for row in self.table.chosen() if self.offers.lines[row].id]
        if not rows or (step < 0 and rows[0] == 0) or (step > 0 and rows[-1] + 1 >= self.offers.kept):
            return
        ids = [self.offers.lines[row].id for row in rows]
        place = rows[0] - 1 if step < 0 else rows[-1] + 2
        self.desk.do(lambda: self.offers.move(ids, place))

    def group(self) -> None:
        self.desk.do_undoably(self.offers.by_section, _("Each section stands together now."))

    def _add(self, cells: list[dict[str, str]]) -> None:
        read = [read_cells(one) for one in cells]
        good = [one.offer for one in read if one.offer is not None]
        doubtful = sum(1 for one in read if one.problems)
        before = self._below()
        said = ngettext("{n} offer was added.", "{n} offers were added.", len(good)).format(n=len(good))
        if doubtful:
            more = ngettext(
                "In {n} line something could not be read and was left out.",
                "In {n} lines something could not be read and was left out.", doubtful,
            )  # fmt: skip
            said = f"{said} {more.format(n=doubtful)}"
        if good:
            self.desk.do_undoably(lambda: self._all.add_all(good, before), said)

    def _below(self) -> str:
        """The offer behind the current line, "" for the end."""
        row_ = self.table.currentIndex().row() + 1
        return self.offers.lines[row_].id if 0 < row_ < len(self.offers.lines) else ""

    def _section_here(self) -> str:
        row_ = self.table.currentIndex().row()
        return self.offers.lines[row_].cells.get("section", "") if 0 <= row_ < len(self.offers.lines) else ""

    def _sought(self, sought: str) -> None:
        last = self.offers.rowCount() - 1
        rows = [row for row in range(last + 1) if not sought.strip() or self.offers.fits(row, sought)]
        self.table.show_only(rows)
        self.none.setVisible(bool(sought.strip()) and not rows)
        self.table.setVisible(bool(rows))
        self._none_said.setText(_("Nothing in the list fits “{words}”.").format(words=sought.strip()))

    def _nothing_found(self) -> QWidget:
        self._none_said: QLabel = words("", "soft")
        whole = QWidget()
        whole.setLayout(row(self._none_said, button(_("Show all"), self.search.clear), -1))
        whole.hide()
        return whole

    def _tell(self) -> None:
        told = self.offers.problems()
        lines = [said for _row, said in told[:MOST]]
        if len(told) > MOST:
            lines.append(_("And {n} more.").format(n=len(told) - MOST))
        self.problems.setText("\n".join(lines))
        self.problems.setVisible(bool(told))

    def _current_changed(self, *_indexes: object) -> None:
        row_ = self.table.currentIndex().row()
        id_ = self.offers.lines[row_].id if 0 <= row_ < len(self.offers.lines) else ""
        offers: tuple[Offer, ...] = self._all.read() if id_ and self.words.languages else ()
        self.words.show_offer(next((offer for offer in offers if offer.id == id_), None))

    def _tools(self) -> list[QWidget]:
        up = icon_button("up", _("Move up (Alt+Up)"), lambda: self.shift(-1))
        down = icon_button("down", _("Move down (Alt+Down)"), lambda: self.shift(1))
        away = icon_button("remove", _("Remove the chosen lines (Del)"), self.remove)
        for made in (up, down, away):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return [up, down, away]
