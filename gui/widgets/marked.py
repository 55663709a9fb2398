"""Two forms of a text side by side: in the new one what was added is marked, in the old one what would go."""

from difflib import SequenceMatcher
from html import escape
from re import findall

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gui.look.look import look

PIECES = r"\s+|[\w’'-]+|[^\w\s]"
NEW, GONE = ("<b><u>", "</u></b>"), ("<s>", "</s>")


def marked(text: str, other: str, sign: tuple[str, str]) -> str:
    """`text` as rich text, in which the words that `other` has not stand between the two parts of `sign`."""
    mine, theirs = findall(PIECES, text), findall(PIECES, other)
    parts = []
    for tag, first, last, _j1, _j2 in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        piece = escape("".join(mine[first:last])).replace("\n", "<br>")
        parts.append(piece if tag == "equal" or not piece.strip() else f"{sign[0]}{piece}{sign[1]}")
    return "".join(parts)


class MarkedLabel(QLabel):
    """Read aloud it is the plain text."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setMinimumWidth(40)

    def show_change(self, before: str, after: str) -> None:
        """`after`, with what is new in it."""
        self._show(after, marked(after, before, NEW), look().colours.ink)

    def show_gone(self, before: str, after: str) -> None:
        """`before`, with what would go."""
        self._show(before, marked(before, after, GONE), look().colours.soft)

    def _show(self, plain: str, rich: str, colour: str) -> None:
        self.setText(f'<span style="color:{colour}">{rich}</span>' if plain else "")
        self.setAccessibleName(plain)
