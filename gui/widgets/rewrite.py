"""The button that asks the writing help, and the window that shows what it suggests: taken only by a person's hand."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event

from PySide6.QtWidgets import QDialog, QMenu, QToolButton, QWidget

from core.business import Business
from core.i18n import _
from core.ports import Progress
from core.writing_help import WISHES, Rewritten, Wish, WritingHelp
from gui.desk import Desk
from gui.look.look import BROAD, SPACE
from gui.widgets.busy import Busy
from gui.widgets.marked import MarkedLabel
from gui.widgets.plain import button, column, icon_button, row, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is to be rewritten: `now` gives it, `put` takes what the person chose. `network` and its `limit` (graphemes)
    where the text is for one."""

    now: Callable[[], str]
    put: Callable[[str], object]
    language: Callable[[], str]
    network: Callable[[], tuple[str, int]] = lambda: ("", 0)


class RewriteButton:
    """Hidden while the writing help is off; `show_if_on` looks."""

    def __init__(self, desk: Desk, text: Text) -> None:
        self._desk, self._text = desk, text
        self.button: QToolButton = icon_button("idea", _("Rewrite this text"), self._choose)
        self.button.hide()  # it has no place yet: shown now, it would be a window of its own

    def show_if_on(self, *, fixed: bool = False) -> None:
        """`fixed`: the text cannot be changed."""
        self.button.setVisible(not fixed and WritingHelp(self._desk.business.house).settings().on)

    def _choose(self) -> None:
        network, _limit = self._text.network()
        menu = QMenu(self.button)
        for wish, said in WISHES.items():
            if wish is Wish.NETWORK and not network:
                continue
            label = _("For {network}").format(network=network) if wish is Wish.NETWORK else _(said)
            menu.addAction(label, partial(self.ask, wish))
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        menu.aboutToHide.connect(menu.deleteLater)

    def ask(self, wish: Wish) -> None:
        self._desk.keeper.flush()
        before = self._text.now()
        if not before.strip():
            return
        dialog = RewriteDialog(self._desk, self._text, wish, before)
        if self._desk.program.dialogs.show(dialog) and dialog.found is not None:
            self._text.put(dialog.found.text)


class RewriteDialog(QDialog):
    """`found` is the suggestion once there is one."""

    def __init__(self, desk: Desk, text: Text, wish: Wish, before: str) -> None:
        super().__init__()
        self._desk, self._text, self._wish, self._before = desk, text, wish, before
        self.found: Rewritten | None = None
        self._stop: Event | None = None
        self.setWindowTitle(_("Suggestion"))
        self.setMinimumWidth(560)
        self.now, self.suggested, self.problems = MarkedLabel(), MarkedLabel(), words("", "problem")
        self.now.show_gone(before, before)
        self.take = button(_("Take it"), self.accept, "main", "good")
        self.again = button(_("Another one"), self._ask, icon="again")
        self.busy = Busy(self.again)
        parts: list[QWidget] = [
            words(_("Your text"), "label"), self.now, words(_("Suggested"), "label"), self.suggested,
            self.problems, self.busy,
        ]  # fmt: skip
        foot = row(-1, button(_("Leave it"), self.reject), self.again, self.take)
        self.setLayout(column(*parts, foot, gap=SPACE, margin=BROAD))
        self._ask()

    def reject(self) -> None:
        if self._stop is not None:
            self._stop.set()
        super().reject()

    def _ask(self) -> None:
        wish, before = self._wish, self._before
        language = self._text.language()
        network, limit = self._text.network()

        def work(business: Business, _progress: Progress, stop: Event) -> Rewritten:
            return WritingHelp(business.house).rewrite(
                before, wish, business.profiles, language=language, network=network, limit=limit, stop=stop
            )

        self.take.setEnabled(False)
        self.problems.hide()
        self.busy.begin(_("One moment: it is being written…"))
        self._stop = self._desk.background(work, self._show, self._failed)

    def _show(self, found: Rewritten) -> None:
        self.busy.end()
        self.found = found
        self.now.show_gone(self._before, found.text)
        self.suggested.show_change(self._before, found.text)
        said = [problem.message for problem in found.problems]
        if said:
            said.append(_("So it is not offered: ask for another one, or write your own."))
        self._tell("\n".join(said))
        self.take.setEnabled(not found.problems and bool(found.text))

    def _failed(self, fault: Exception) -> None:
        self.busy.end()
        self._tell(" ".join(part for part in (str(fault), getattr(fault, "remedy", "")) if part))

    def _tell(self, said: str) -> None:
        self.problems.setText(said)
        self.problems.setVisible(bool(said))
