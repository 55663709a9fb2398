"""The page of the keys: those of the menus as they really are, and those of lists, fields and screens."""

import re
from collections.abc import Iterable
from html import escape

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from core.i18n import N_, _
from gui.look.look import look

USUAL = re.compile(r"[+⌘⌥⌃⇧]|^F([1-9]|1[0-2])$")
MOST = 2
"""Keys that every keyboard has, and no more of them than one can keep in mind."""
NATIVE = QKeySequence.SequenceFormat.NativeText
ELSEWHERE = (
    (N_("Lists"), (
        (N_("Enter"), N_("Open the chosen line, or go on to what can be done with it")),
        (N_("Up and down"), N_("Go from line to line")),
        (N_("Page up and page down"), N_("Go on by a page")),
    )),
    (N_("Fields"), (
        (N_("Tab"), N_("Go on to the next field; with Shift back to the one before")),
        (N_("Esc"), N_("Empty a search, close a message or a small window")),
        (N_("Space"), N_("Set or take away a tick, press a button")),
        (N_("Alt and down"), N_("Open a list of choices")),
    )),
    (N_("Photos"), (
        (N_("Ctrl+V"), N_("Paste a picture where photos are taken in")),
        (N_("Enter on a place for photos"), N_("Choose files")),
    )),
    (N_("Help"), (
        (N_("Alt+Left"), N_("Back to the page before")),
    )),
)  # fmt: skip


def commands(window: QWidget) -> list[tuple[str, str]]:
    """Each command of the window that has a key: its name, its keys."""
    found: dict[str, str] = {}
    for action in window.findChildren(QAction):
        written = [key.toString(NATIVE) for key in action.shortcuts() if not key.isEmpty()]
        keys = ", ".join([key for key in written if USUAL.search(key)][:MOST])
        if keys and (text := action.text().replace("&", "")):
            found.setdefault(text.partition(":")[0].rstrip(), keys)  # "Undo: …" is told without what it would undo
    return list(found.items())


def html(window: QWidget) -> str:
    parts = [f"<h1>{escape(_('Keyboard shortcuts'))}</h1>", _table(_("Menus"), commands(window))]
    for title, rows in ELSEWHERE:
        parts.append(_table(_(title), [(_(what), _(keys)) for keys, what in rows]))
    return "".join(parts)


def _table(title: str, rows: Iterable[tuple[str, str]]) -> str:
    accent = look().colours.accent
    lines = "".join(
        f'<tr><td style="padding:4px 24px 4px 0">{escape(what)}</td>'
        f'<td style="padding:4px 0; color:{accent}"><b>{escape(keys)}</b></td></tr>'
        for what, keys in rows
    )
    return f"<h2>{escape(title)}</h2><table>{lines}</table>"
