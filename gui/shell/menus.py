"""The menus: every command once, as one QAction with its key; the finder and the shortcuts page read the same ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from core.i18n import _
from core.store.history import History
from gui.look.icons import wear
from gui.rooms import ROOMS
from gui.session import Known

Keys = QKeySequence.StandardKey
OTHER_REDO = "Ctrl+Y"
FEW, LONGEST = 12, 60  # businesses in the menu, letters of a name
AZERTY = dict(zip("1234567890", "&é\"'(-è_çà", strict=True))
"""What the keys of the digits write on a French keyboard without Shift."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """What the window does for its menus."""

    new: Callable[[], object]
    open: Callable[[], object]
    bring_in: Callable[[], object]
    hand_over: Callable[[], object]
    undo: Callable[[], object]
    redo: Callable[[], object]
    find: Callable[[], object]
    search: Callable[[], object]
    go: Callable[[str], object]
    explain: Callable[[], object]
    quit: Callable[[], object]
    others: Callable[[], Sequence[Known]]
    open_known: Callable[[Path], object]


class Menus:
    def __init__(self, window: QMainWindow, verbs: Verbs) -> None:
        self._window, self._verbs = window, verbs
        bar = window.menuBar()
        self.business = bar.addMenu(_("&Business"))
        self.edit = bar.addMenu(_("&Edit"))
        self.rooms = bar.addMenu(_("&Go to"))
        self.help = bar.addMenu(_("&Help"))
        self.actions: list[QAction] = []
        self._fill_business()
        self._fill_edit()
        self._fill_rooms()
        self._fill_help()
        self.recent = QMenu(_("Open another one"), window)
        self.business.insertMenu(self._leave, self.recent)
        self.business.insertSeparator(self._leave)
        self.business.aboutToShow.connect(self._fill_recent)

    def show_steps(self, history: History) -> None:
        """Undo and redo by the name of what they would take back."""
        undo, redo = history.to_undo(), history.to_redo()
        self.undo.setText(_("Undo: {name}").format(name=undo.name.replace("&", "&&")) if undo else _("Undo"))
        self.redo.setText(_("Redo: {name}").format(name=redo.name.replace("&", "&&")) if redo else _("Redo"))
        self.undo.setEnabled(undo is not None)
        self.redo.setEnabled(redo is not None)

    def draw_icons(self) -> None:
        """After the window has been painted: icons take a moment."""
        for action in self.actions:
            if name := action.property("icon"):
                wear(action, str(name))

    def _fill_recent(self) -> None:
        """The known ones beside the one that is open, the latest first."""
        self.recent.clear()
        known = self._verbs.others()[:FEW]
        for one in known:
            name = (one.name or one.folder.name)[:LONGEST].replace("&", "&&")
            self.recent.addAction(name).triggered.connect(self._opening(one.folder))
        self.recent.menuAction().setVisible(bool(known))

    def _opening(self, folder: Path) -> Callable[[], object]:
        return lambda: self._verbs.open_known(folder)

    def _fill_business(self) -> None:
        verbs = self._verbs
        self._add(self.business, _("&New business…"), verbs.new, "business", Keys.New)
        self._add(self.business, _("&Open a business…"), verbs.open, "folder", Keys.Open)
        self._add(self.business, _("Open a &hand-over file…"), verbs.bring_in, "backups")
        self._add(self.business, _("&Give the business to somebody…"), verbs.hand_over, "save")
        self._leave = self._add(self.business, _("&Quit"), verbs.quit, "", Keys.Quit)

    def _fill_edit(self) -> None:
        verbs = self._verbs
        self.undo = self._add(self.edit, _("Undo"), verbs.undo, "undo", Keys.Undo)
        self.redo = self._add(self.edit, _("Redo"), verbs.redo, "redo", Keys.Redo)
        if QKeySequence(OTHER_REDO) not in self.redo.shortcuts():  # what many hands know from elsewhere
            self.redo.setShortcuts([*self.redo.shortcuts(), QKeySequence(OTHER_REDO)])
        self.edit.addSeparator()
        self._add(self.edit, _("&Search this screen"), verbs.search, "search", Keys.Find)
        self._add(self.edit, _("Find or &do…"), verbs.find, "search", QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_K))

    def _fill_rooms(self) -> None:
        for room in ROOMS:
            action = self._add(self.rooms, _(room.title), self._going(room.key), room.icon)
            action.setShortcuts([QKeySequence(f"Ctrl+{room.digit}"), QKeySequence(f"Ctrl+{AZERTY[room.digit]}")])

    def _fill_help(self) -> None:
        verbs = self._verbs
        self._add(self.help, _("&Explain this screen"), verbs.explain, "help", Keys.HelpContents)
        self._add(self.help, _("&Keyboard shortcuts"), self._going("help/shortcuts"), "keyboard")
        self._add(self.help, _("Report for &support"), self._going("help/report"), "bug")
        self._add(self.help, _("&About Devanture"), self._going("help/about"), "info")

    def _going(self, place: str) -> Callable[[], object]:
        return lambda: self._verbs.go(place)

    def _add(
        self,
        menu: QMenu,
        text: str,
        does: Callable[[], object],
        icon: str,
        keys: QKeySequence.StandardKey | QKeySequence | None = None,
    ) -> QAction:
        action = QAction(text, self._window)
        action.setProperty("icon", icon)
        if isinstance(keys, QKeySequence.StandardKey):
            action.setShortcuts(keys)
        elif keys is not None:
            action.setShortcut(keys)
        action.triggered.connect(lambda _checked=False: does())
        menu.addAction(action)
        self.actions.append(action)
        return action
