"""A file or a folder: typed, or chosen with the system's own dialog."""

from pathlib import Path

from core.i18n import _
from core.services.service import Ask
from gui.dialogs import Dialogs
from gui.widgets.fields import LineField
from gui.widgets.plain import button


class PlaceField(LineField):
    def __init__(self, label: str, help_: str, ask: Ask, dialogs: Dialogs) -> None:
        super().__init__(label, help_)
        self._label, self._ask, self._dialogs = label, ask, dialogs
        self.choose = button(_("Choose…"), self._choose)
        self.choose.setAccessibleName(_("Choose: {what}").format(what=label))
        self.put_beside(self.choose)

    def _choose(self) -> None:
        start = Path(self.value()) if self.value() else None
        folder = self._ask is Ask.FOLDER
        chosen = self._dialogs.folder(self._label, start) if folder else self._dialogs.file(self._label, "*")
        if chosen is not None:
            self.control.setText(str(chosen))
            self.typed.emit(str(chosen))
