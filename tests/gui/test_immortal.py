"""A window that runs all day emits millions of signals: Python must outlive them."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import gui
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rang = Signal(bool)
bell, heard = Bell(), []
bell.rang.connect(heard.append)
for _ in range(20_000):
    bell.rang.emit(True)
print(len(heard))
"""


CALLS = """
import gui
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
for number in range(200_000):
    label.setNum(number)
print(label.text())
"""


def test_two_hundred_thousand_calls_that_give_nothing_back_do_not_bring_python_down():
    done = subprocess.run(
        [sys.executable, "-c", CALLS], cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True, check=True
    )
    assert done.stdout.strip() == "199999"


def test_twenty_thousand_signals_do_not_bring_python_down():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True, check=True
    )
    assert done.stdout.strip() == "20000"
