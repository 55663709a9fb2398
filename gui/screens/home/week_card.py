"""The card of the coming seven days: what is planned, what is only suggested; a click opens the post."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.i18n import _, ngettext
from core.overview.model import Day, Stage, WeekPost
from gui import words as said_as
from gui.desk import Desk
from gui.look.look import GAP, SPACE
from gui.screens.home.rows import Row, Rows
from gui.screens.home.todo_words import untitled
from gui.widgets.elided import ElidedButton
from gui.widgets.plain import button, card, pill, row, set_tone, words

DAYS = 7
BESIDE = 7  # px by which the words of a button stand below its edge
TONES = {
    Stage.IDEA: "plain", Stage.DRAFT: "plain", Stage.SCHEDULED: "accent", Stage.SENT: "good", Stage.TROUBLE: "bad",
    Stage.CANCELLED: "warn",
}  # fmt: skip


class WeekCard(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self.names, self.days, self.mores = [], [], []
        for place in range(DAYS):
            name, posts = words("", "label", wrap=False), Rows(lambda: PostRow(desk), gap=0)
            more = button("", lambda: desk.go("posts/week"), "link")
            self.names.append(name)
            self.days.append(posts)
            self.mores.append(more)
            self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            right = QVBoxLayout()
            right.setSpacing(0)
            right.addWidget(posts)
            right.addLayout(row(more, -1))
            self._grid.addLayout(right, place, 1)
        self.whole = button(_("Open the calendar"), lambda: desk.go("posts/week"), "link")
        self.write = button(_("Write a post"), lambda: desk.go("posts/new"), "link")
        frame = card(words(_("This week"), "heading"), self._grid, row(self.write, self.whole, -1), gap=SPACE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def show_week(self, week: tuple[Day, ...]) -> None:
        for place, (name, posts, more, day) in enumerate(zip(self.names, self.days, self.mores, week, strict=True)):
            name.setText(_("Today") if place == 0 else said_as.short_day(day.day))
            name.setToolTip(said_as.weekday(day.day))
            name.setAccessibleName(said_as.weekday(day.day))
            set_tone(name, "kind", "label" if day.posts or place == 0 else "small")
            name.setContentsMargins(0, BESIDE if day.posts else GAP, 0, GAP)
            posts.show_all([(post.id, post) for post in day.posts])
            more.setVisible(day.more > 0)
            more.setText(ngettext("{n} more", "{n} more", day.more).format(n=day.more))

    def stops(self) -> list[QWidget]:
        inside = [stop for posts, more in zip(self.days, self.mores, strict=True) for stop in (*posts.stops(), more)]
        return [*inside, self.write, self.whole]


class PostRow(Row):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._id = desk, ""
        self.title, self.stage = ElidedButton(self._open), pill("")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.title, 1)
        layout.addWidget(self.stage)

    def show_value(self, value: Any) -> None:
        post: WeekPost = value
        self._id = post.id
        text, time, stage = post.text or untitled(), said_as.clock(post.at), stage_said(post.stage)
        self.title.show_text(f"{time}  {text}", _("{time}, {stage}: {text}").format(time=time, stage=stage, text=text))
        self.stage.setText(stage)
        set_tone(self.stage, "pill", TONES[post.stage])

    def stops(self) -> list[QWidget]:
        return [self.title]

    def _open(self) -> None:
        self._desk.go(f"posts/post:{self._id}")


def stage_said(stage: Stage) -> str:
    return {
        Stage.IDEA: _("suggested"), Stage.DRAFT: _("not sent yet"), Stage.SCHEDULED: _("planned"),
        Stage.SENT: _("sent"), Stage.TROUBLE: _("needs you"), Stage.CANCELLED: _("sending cancelled"),
    }[stage]  # fmt: skip
