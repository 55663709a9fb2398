"""The delivery chosen in the list, in full: how it stands, what to do, what it carries, what was tried."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from core.i18n import _, ngettext
from core.posts.times import to_wall
from core.sync.standing import Act, Attempt, Standing
from gui import words as said_as
from gui.desk import Desk
from gui.look.icons import wear
from gui.look.look import GAP, SPACE
from gui.screens.outbox.content_part import ContentPart
from gui.screens.outbox.rows import Row
from gui.screens.outbox.saying import LABELS, OUTCOMES, STATES, STEPS, account_name, explained, reason, removal, state
from gui.widgets.elided import Elided
from gui.widgets.flow import Flow
from gui.widgets.outside import can_open
from gui.widgets.plain import button, card, pill, row, rule, set_tone, words
from gui.widgets.screen import Column

MOST = 40  # attempts shown
BACK = (Standing.REFUSED, Standing.MISSED, Standing.ASK)
MAIN = (Act.SIGN_IN, Act.TAKE_OVER, Act.SEND_NOW, Act.OPEN, Act.ARRIVED, Act.RESEND)


class Detail(Column):
    """`does` is told which act was asked for, for the row in sight."""

    def __init__(self, desk: Desk, does: Callable[[Act, Row], None]) -> None:
        super().__init__()
        self._desk, self._does = desk, does
        self.row: Row | None = None
        self.kind, self.subject = words("", "small"), Elided(kind="heading")
        self.state, self.practice = pill(""), pill(_("Practice"), "accent")
        self.explained, self.reason = words(""), words("")
        self.reason_part = _well(words(_("Answer received"), "small"), self.reason)
        self.acts = {act: self._button(act) for act in Act}
        self._flow = Flow()
        for made in self.acts.values():
            self._flow.add(made)
        self.add(self._about())
        self.content = ContentPart(desk)
        self.add(card(words(_("What goes out"), "label"), self.content))
        self.attempts = Attempts()
        self.add(self.attempts)

    def show_row(self, row: Row, today: date) -> None:
        self.row = row
        self.kind.setText(_kind(row))
        self.subject.show_text(row.entry.title if row.is_post else _("The site"))
        self.state.setText(state(row, today))
        set_tone(self.state, "pill", STATES[row.standing][2])
        self.practice.setVisible(row.practice)
        self.explained.setText(explained(row, today))
        said = reason(row)
        self.reason.setText(said)
        self.reason_part.setVisible(bool(said) and said not in self.explained.text())
        self._show_acts(row)
        self.content.show_row(row)
        business = self._desk.business
        self.attempts.show_attempts(business.outbox.attempts(row.id), business.zone, today)

    def first_act(self) -> QPushButton | None:
        return next((made for made in self.acts.values() if not made.isHidden()), None)

    def _show_acts(self, row: Row) -> None:
        address = row.entry.receipt.address if row.entry.receipt else ""
        shown = [act for act in row.acts if act is not Act.OPEN or can_open(address)]
        main = next((act for act in shown if act in MAIN), None)
        for act, made in self.acts.items():
            made.setVisible(act in shown)
            set_tone(made, "kind", "main" if act is main else "danger" if act is Act.REMOVE else "")
        self.acts[Act.CANCEL].setText(_("Give it up") if row.standing in (Standing.ASK, Standing.CHECK)
                                      else _(LABELS[Act.CANCEL]))  # fmt: skip
        self.acts[Act.REMOVE].setText(removal(row))
        self._flow.setVisible(bool(shown))

    def _about(self) -> QFrame:
        beside = Flow()
        beside.add(self.state)
        beside.add(self.practice)
        return card(self.kind, self.subject, beside, self.explained, self.reason_part, self._flow, gap=SPACE)

    def _button(self, act: Act) -> QPushButton:
        return button(_(LABELS[act]), lambda: self._does(act, self.row) if self.row else None)


class Attempts(QWidget):
    """Folded away: whoever wants to know can look at every try."""

    def __init__(self) -> None:
        super().__init__()
        self.fold = button("", self._turn, "link")
        self.fold.setCheckable(False)
        self.lines = words("", "small")
        self._open = False
        self._frame = card(row(self.fold, -1), rule(), self.lines, gap=GAP)
        self.setLayout(row(self._frame))
        self._show()

    def show_attempts(self, attempts: list[Attempt], zone: str, today: date) -> None:
        self.setVisible(bool(attempts))
        said = ngettext("{n} try so far", "{n} tries so far", len(attempts)).format(n=said_as.number(len(attempts)))
        self.fold.setText(said)
        told = [_line(one, zone, today) for one in attempts[:MOST]]
        if len(attempts) > MOST:
            told.append(_("Older tries are not shown."))
        self.lines.setText("\n".join(told))

    def _turn(self) -> None:
        self._open = not self._open
        self._show()

    def _show(self) -> None:
        self.lines.setVisible(self._open)
        wear(self.fold, "unfolded" if self._open else "right", "accent")
        self.fold.setAccessibleDescription(_("Shown") if self._open else _("Folded away"))


def _line(attempt: Attempt, zone: str, today: date) -> str:
    when = said_as.moment(to_wall(attempt.started, zone), today)
    step = _(STEPS.get(attempt.step, attempt.step)) if attempt.step else ""
    outcome = _(OUTCOMES[attempt.outcome]) if attempt.outcome in OUTCOMES else attempt.outcome
    said = _("{moment}: {step}, {outcome}.").format(moment=when, step=step, outcome=outcome)
    return f"{said} {attempt.detail}".strip()


def _kind(row: Row) -> str:
    said = _("Post to {account}") if row.is_post else _("Site to {account}")
    return said.format(account=account_name(row))


def _well(*parts: QWidget) -> QFrame:
    frame = card(*parts, gap=GAP, margin=SPACE)
    frame.setProperty("role", "well")
    return frame
