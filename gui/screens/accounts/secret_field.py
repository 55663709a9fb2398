"""A password: shown as dots, as letters only while asked for, and gone from the screen once it was used."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit

from core.i18n import _
from gui.look.icons import wear
from gui.widgets.fields import LineField
from gui.widgets.plain import icon_button


class SecretField(LineField):
    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.control.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        self.control.setInputMethodHints(hints | Qt.InputMethodHint.ImhNoPredictiveText)
        self.eye = icon_button("show", _("Show the password"), self._turn)
        self.put_beside(self.eye)

    def take(self) -> str:
        """What was typed; from now on it stands nowhere on the screen, nor in what the field could undo."""
        typed = self.control.text()
        self.clear()
        return typed

    def clear(self) -> None:
        self.control.setText("")
        self.control.setModified(False)
        self._show(readable=False)

    def tell_kept(self, kept: bool) -> None:  # noqa: FBT001, a value, not an option
        """Is there one in the keyring already?"""
        self.control.setPlaceholderText(_("Kept; leave it empty to keep it") if kept else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.control and event.type() == QEvent.Type.Hide:
            self._show(readable=False)
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        self._show(readable=self.control.echoMode() == QLineEdit.EchoMode.Password)

    def _show(self, *, readable: bool) -> None:
        self.control.setEchoMode(QLineEdit.EchoMode.Normal if readable else QLineEdit.EchoMode.Password)
        wear(self.eye, "hide" if readable else "show")
        said = _("Hide the password") if readable else _("Show the password")
        self.eye.setAccessibleName(said)
        self.eye.setToolTip(said)
