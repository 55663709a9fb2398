"""A text with what is new in it marked, beside the one it would take the place of."""

from difflib import SequenceMatcher
from html import escape
from re import findall

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gui.look.look import look

PIECES = r"\s+|[\w’'-]+|[^\w\s]"


def marked(before: str, after: str) -> str:
    """`after` as rich text, in which the words that `before` has not are bold and underlined."""
    old, new = findall(PIECES, before), findall(PIECES, after)
    parts = []
    for tag, _i1, _i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        piece = escape("".join(new[j1:j2])).replace("\n", "<br>")
        parts.append(piece if tag == "equal" or not piece.strip() else f"<b><u>{piece}</u></b>")
    return "".join(parts)


class MarkedLabel(QLabel):
    """Shows what is new in `after`; read aloud it is the plain text."""

    def __init__(self, before: str = "", after: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setMinimumWidth(40)
        self.show_change(before, after)

    def show_change(self, before: str, after: str) -> None:
        self.setText(f'<span style="color:{look().colours.ink}">{marked(before, after)}</span>' if after else "")
        self.setAccessibleName(after)
