"""One line of the history in full: what it was before, what it became, and the button that brings it back."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from core.changes.told import Act, Change, FieldChange
from core.i18n import _, ngettext
from core.store.history import Entry
from gui.look.look import SPACE, look
from gui.screens.history.entries import kind_words
from gui.widgets.plain import button, words

MOST = 40  # records shown of one entry
LONGEST = 3000  # letters of one value


class Detail(QWidget):
    def __init__(self, bring_back: Callable[[], object]) -> None:
        super().__init__()
        self.title, self.when = words("", "heading"), words("", "soft")
        self.what, self.why_not = QTextBrowser(), words("", "small")
        self.what.setAccessibleName(_("What was changed"))
        self.what.setOpenLinks(False)
        self.what.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.what.setTabChangesFocus(True)
        self.back = button(_("Bring back how it was before"), bring_back, "main", "undo")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, 0, 0)
        layout.setSpacing(SPACE)
        for label in (self.title, self.when, self.why_not):
            label.setMinimumWidth(200)
        for part in (self.title, self.when, self.why_not, self.back, self.what):
            layout.addWidget(part, int(part is self.what))
        self.what.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )  # the whole scrolls, not a part in it
        self.what.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._shown: tuple[Change, ...] = ()
        look().dress(self, Detail.draw)

    def show_entry(self, entry: Entry, when: str, changes: Sequence[Change], *, can: bool) -> None:
        self.title.setText(entry.name)
        kind = kind_words(entry)
        where = _("on this computer") if entry.mine else _("on another computer")
        self.when.setText(" · ".join(part for part in (when, where, kind) if part))
        self.back.setEnabled(can and bool(changes))
        self.why_not.setText(why_not(entry, changes))
        self.why_not.setVisible(bool(self.why_not.text()))
        if tuple(changes) != self._shown or not self.what.toPlainText():
            self._shown = tuple(changes)
            self.draw()

    def _fit(self, size: QSizeF) -> None:
        self.what.setMinimumHeight(round(size.height()) + 2 * SPACE)

    def draw(self) -> None:
        palette = self.what.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.what.setPalette(palette)
        self.what.setHtml(html(self._shown))


def why_not(entry: Entry, changes: Sequence[Change]) -> str:
    if entry.kind == "machine":
        return _("The program did this by itself: there is nothing to bring back.")
    if entry.state != "done":
        return _("This is undone already.")
    if not changes:
        return _("Nothing in it can be seen: there is nothing to bring back.")
    return _("Only this is brought back; what was changed after it stays. You can undo it.")


def html(changes: Sequence[Change]) -> str:
    said = [_record(change) for change in changes[:MOST]]
    if (more := len(changes) - MOST) > 0:
        said.append(f"<p>{escape(ngettext('and {n} more', 'and {n} more', more).format(n=more))}</p>")
    return "".join(said) or f"<p>{escape(_('Nothing of it can be seen on the screen.'))}</p>"


def _record(change: Change) -> str:
    acts = {Act.ADDED: _("added"), Act.CHANGED: _("changed"), Act.REMOVED: _("removed"), Act.MOVED: _("moved")}
    soft = look().colours.soft
    name = _("{thing} “{name}”").format(thing=change.thing, name=change.name) if change.name else change.thing
    name = escape(name)
    head = (
        f'<p style="margin-top:14px"><b>{name}</b> <span style="color:{soft}">– {escape(acts[change.act])}</span></p>'
    )
    return head + "".join(_field(field, change.act) for field in change.fields)


def _field(field: FieldChange, act: Act) -> str:
    colours = look().colours
    label = f'<p style="margin:6px 0 0 14px; color:{colours.soft}">{escape(field.label)}</p>'
    parts = [label]
    if act is not Act.ADDED:
        before = field.before or _("nothing")
        style = f"color:{colours.soft}; text-decoration:line-through" if act is Act.CHANGED else f"color:{colours.ink}"
        parts.append(_line(_("before:") if act is Act.CHANGED else "", before, style))
    if act is not Act.REMOVED:
        parts.append(
            _line(_("after:") if act is Act.CHANGED else "", field.after or _("nothing"), f"color:{colours.ink}")
        )
    return "".join(parts)


def _line(label: str, value: str, style: str) -> str:
    shown = value if len(value) <= LONGEST else value[:LONGEST] + "…"
    lines = escape(shown).replace("\n", "<br>")
    before = f'<span style="color:{look().colours.soft}">{escape(label)}</span> ' if label else ""
    return f'<p style="margin:2px 0 0 14px">{before}<span style="{style}">{lines}</span></p>'
