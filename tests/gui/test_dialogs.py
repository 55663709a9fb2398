"""Dialogs: what is chosen is given back, and none of them stays behind in the window."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from gui.dialogs import SystemDialogs


def test_a_dialog_goes_once_it_was_answered(qtbot):
    window, dialog = QWidget(), QDialog()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTimer.singleShot(0, dialog.accept)
    assert SystemDialogs().show(dialog)
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert window.findChildren(QDialog) == []


def test_one_whose_answer_takes_its_window_away_does_no_harm(qtbot):
    dialog = QDialog()
    QTimer.singleShot(0, lambda: (dialog.reject(), dialog.deleteLater()))
    assert not SystemDialogs().show(dialog)
