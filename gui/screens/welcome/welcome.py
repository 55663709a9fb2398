from pathlib import Path

from PySide6.QtWidgets import QMainWindow

from gui.program import Program


class Welcome(QMainWindow):
    def __init__(self, program: Program, bundle: Path | None = None) -> None:
        super().__init__()
