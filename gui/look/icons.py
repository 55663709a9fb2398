"""Icons by what they stand for. They come after the window: the first one costs a moment (platform facts, 2026-11)."""

from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QAction, QColor, QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel

from gui.look.look import look
from gui.look.roles import Colours

NAMES = {
    "home": "house", "profile": "storefront", "site": "browser", "posts": "megaphone", "outbox": "paper-plane-tilt",
    "accounts": "handshake", "settings": "gear", "backups": "archive-box", "history": "clock-counter-clockwise",
    "help": "question", "search": "magnifying-glass", "add": "plus", "remove": "trash", "edit": "pencil-simple",
    "up": "arrow-up", "down": "arrow-down", "left": "caret-left", "right": "caret-right", "close": "x",
    "more": "dots-three", "photo": "image", "photos": "image-square", "logo": "medal", "calendar": "calendar-blank",
    "clock": "clock", "copy": "copy", "phone": "device-mobile", "tablet": "device-tablet", "desktop": "desktop",
    "telephone": "phone", "open": "arrow-square-out", "hide": "eye-slash", "show": "eye", "good": "check-circle",
    "warn": "warning", "bad": "x-circle", "info": "info", "offline": "wifi-slash", "online": "wifi-high",
    "waiting": "hourglass-medium", "sent": "check", "sending": "arrow-up-right", "unknown": "question",
    "again": "arrow-clockwise", "undo": "arrow-u-up-left", "redo": "arrow-u-up-right", "folder": "folder-open",
    "file": "file", "colours": "palette", "text": "text-t", "list": "list-bullets", "week": "calendar",
    "drag": "dots-six-vertical", "link": "link-simple", "key": "key", "host": "hard-drives",
    "network": "share-network", "practice": "student", "idea": "lightbulb", "services": "tag",
    "people": "users-three", "place": "map-pin", "law": "scales", "theme": "paint-brush", "publish": "rocket-launch",
    "print": "printer", "business": "buildings", "menu": "list", "send": "paper-plane-right",
    "lock": "lock-simple", "star": "star", "hours": "clock-afternoon", "page": "file-text", "save": "floppy-disk",
    "language": "translate", "bug": "bug-beetle", "keyboard": "keyboard", "block": "stack", "less": "minus",
    "ahead": "circle",
    "reply": "chat-circle", "answer": "arrow-bend-up-left", "repost": "repeat", "like": "heart",
    "bookmark": "bookmark-simple",
    "unfolded": "caret-down",
}  # fmt: skip
"""Our word: Phosphor's (MIT, in qtawesome as "ph")."""

SIZE = 20
Wearer = QAbstractButton | QAction

_worn: "WeakKeyDictionary[QObject, tuple[str, str, int]]" = WeakKeyDictionary()


def icon(name: str, role: str = "ink") -> QIcon:
    """In the colour of `role` as it is now; a widget that must follow the scheme calls `wear` instead."""
    import qtawesome  # type: ignore[import-untyped]  # ships no types

    colours: Colours = look().colours
    colour, pale = QColor(getattr(colours, role)), QColor(colours.soft)
    made: QIcon = qtawesome.icon(f"ph.{NAMES[name]}", color=colour, color_disabled=pale)
    return made


def wear(wearer: Wearer, name: str, role: str = "ink", size: int = SIZE) -> None:
    """Give a button or action its icon, drawn anew when the scheme changes; a later call gives it another one."""
    known = wearer in _worn
    _worn[wearer] = name, role, size
    if known:
        _put_on(wearer)
    else:
        look().dress(wearer, _put_on)


def picture(label: QLabel, name: str, role: str = "ink", size: int = SIZE) -> None:
    """Show an icon in a label; it says nothing that the words beside it do not."""
    known = label in _worn
    _worn[label] = name, role, size
    if known:
        _paint(label)
    else:
        look().dress(label, _paint)


def pixmap(name: str, role: str, side: int, ratio: float = 1.0) -> QPixmap:
    """`side` in pixels of the screen's own measure, `ratio` its device pixels to one of them."""
    made = icon(name, role).pixmap(QSize(side, side), ratio)
    made.setDevicePixelRatio(ratio)
    return made


def _put_on(wearer: Wearer) -> None:
    name, role, size = _worn[wearer]
    wearer.setIcon(icon(name, role))
    if isinstance(wearer, QAbstractButton):
        side = round(size * look().scale)
        wearer.setIconSize(QSize(side, side))


def _paint(label: QLabel) -> None:
    name, role, size = _worn[label]
    label.setPixmap(pixmap(name, role, round(size * look().scale), label.devicePixelRatioF()))
