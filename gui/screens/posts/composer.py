"""The page on which a post is written: words, photos, where, when, and how it will look. Kept letter by letter."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.errors import Problem
from core.i18n import _
from core.planning import Calendar
from core.posts.model import Post, PostState
from core.services.service import Account, Message, SentPicture
from gui import words
from gui.desk import Desk
from gui.look.look import SPACE, WIDE
from gui.notice import Notice, Tone
from gui.screens.posts.acts import photo_of, to_photo
from gui.screens.posts.networks import Networks
from gui.screens.posts.pictures_part import PicturesPart
from gui.screens.posts.previews import Previews
from gui.screens.posts.sheet import Sheet
from gui.screens.posts.stages import FIXED, PILLS, SAID, Stage, stage_of
from gui.screens.posts.text_part import TextPart
from gui.screens.posts.when_part import WhenPart
from gui.screens.posts.where_part import WherePart
from gui.widgets.plain import button, card, column, pill, row, set_tone
from gui.widgets.plain import words as label
from gui.widgets.screen import Column

AFTER_KEY = 60  # ms after the last key until counts and drawings follow


class Composer(QWidget):
    """`back` leads to where one came from."""

    def __init__(self, desk: Desk, networks: Networks, back: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._networks, self._back = desk, networks, back
        self.calendar: Calendar | None = None
        self.sheet = Sheet(desk)
        self._post: Post | None = None
        self._stage = Stage.DRAFT
        self.text = TextPart(self.sheet, networks)
        self.pictures = PicturesPart(desk, self.sheet)
        self.where = WherePart(desk, self.sheet, networks)
        self.when = WhenPart(networks)
        self.previews = Previews(desk, networks)
        self.title, self.stage = label("", "heading"), pill("")
        self.said = label("", "small")
        self.discard = button(_("Discard"), self._discard, icon="remove")
        self.hold = button(_("Unschedule"), self._hold, icon="hide")
        self.now = button(_("Send now…"), self._send_now, icon="send")
        self.go = button("", self._go, "main", "send")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_KEY)
        self._soon.timeout.connect(self.assess)
        self.form = Column()
        self._build()
        self.text.field.typed.connect(lambda _text: self._soon.start())
        self.when.chose.connect(self._choose_time)
        self.sheet.told.connect(self._show_told)
        self.sheet.began.connect(lambda _id: self.read())

    def write_new(self, due: datetime | None = None) -> None:
        """An empty sheet for the usual networks. One that was begun and is empty still is that."""
        self.sheet.leave()
        usual = [account.id for account in self._desk.business.planning.usual()]
        self.sheet.begin(usual, due)
        self._open(None)

    def open_post(self, id_: str) -> bool:
        """False where there is no such post."""
        if self.sheet.id != id_:
            self.sheet.leave()
            self.sheet.take(id_)
            self.sheet.accounts = self._wished(self.sheet.read())
            self._open(self.sheet.read())
        return self.sheet.read() is not None

    def _wished(self, post: Post | None) -> tuple[str, ...]:
        """What was suggested goes to the usual networks until somebody says otherwise."""
        if post is None or post.variants or not post.idea:
            return ()
        return tuple(account.id for account in self._desk.business.planning.usual())

    def read(self) -> None:
        """As the business is now; what is being typed, and the place in it, stay."""
        post = self.sheet.read()
        if self.sheet.id and (post is None or post.state is PostState.DISCARDED):
            self._back()
            return
        self.sheet.retry()
        fates, now = self.sheet.fates(), self._desk.business.planning.now()
        self._post = post
        self._stage = stage_of(post, fates.values()) if post else Stage.DRAFT
        fixed = self._stage in FIXED
        chosen = (tuple(each.account for each in post.variants) if post else ()) or self.sheet.accounts
        due = post.due if post else self.sheet.due
        self.text.show_post(post, self._networks.of(chosen), fixed=fixed)
        self.pictures.show_post(post, fixed=fixed)
        self.where.show_post(chosen, fates, now)
        self.when.offer(self.calendar, now)
        if not self._desk.keeper.waits(f"post.{self.sheet.id}.due"):
            self.when.show_post(due, now, planned=self._planned(), fixed=fixed)
        self._show_stage()
        self.assess()

    def assess(self) -> None:
        """Counts, problems and drawings of what stands on the screen, kept or not."""
        accounts, now = self._accounts(), self._desk.business.planning.now()
        self.text.assess()
        begun = bool(self.text.field.value().strip() or self.pictures.rows)
        found = {each.id: self._problems(each) for each in accounts} if begun and self._stage not in FIXED else {}
        self.where.show_problems(
            {id_: [each for each in problems if not each.field.startswith("pictures[")] for id_, problems in
             found.items()}
        )  # fmt: skip
        self.pictures.show_problems(self._left_alone([each for problems in found.values() for each in problems]))
        if self._stage not in FIXED:
            self.when.assess(accounts, self.calendar, now)
        self.previews.show_post(accounts, self.text.text_of, self._drawn_pictures(), self._when_said())
        self._show_go()

    def focus_first(self) -> None:
        if self._stage in FIXED:
            self.form.setFocus()
        else:
            self.text.field.control.setFocus()

    def focus_photo(self, place: int) -> None:
        """At the words of one photo, which come into sight; at the beginning where it is gone by now."""
        if self._stage in FIXED or not 0 <= place < len(self.pictures.rows):
            self.focus_first()
            return
        aim = self.pictures.rows[place]
        aim.alt.control.setFocus()
        QTimer.singleShot(0, aim, lambda: self.form.show_part(aim))  # once the page has its measures

    def leave(self) -> None:
        self._soon.stop()
        self.sheet.leave()

    def _open(self, post: Post | None) -> None:
        self.where.show_problem("")
        self.when.show_problems([])
        self.text.open_post(post)
        self.read()
        self.form.verticalScrollBar().setValue(0)

    def _accounts(self) -> list[Account]:
        return self._networks.of(self.where.chosen())

    def _planned(self) -> bool:
        return self._post is not None and self._post.state is PostState.SCHEDULED

    def _problems(self, account: Account) -> Sequence[Problem]:
        return self._networks.problems(account, self._message(account.id))

    def _message(self, account: str) -> Message:
        """As it would go out, with what is on the screen this moment."""
        alts = self.pictures.alts()
        kept = self._desk.business.posts.message(self._post, account).pictures if self._post else ()
        sent = tuple(
            SentPicture(hash=each.hash, mime=each.mime, alt=alt, width=each.width, height=each.height)
            for each, alt in zip(kept, alts, strict=False)
        )
        return Message(text=self.text.text_of(account), pictures=sent)

    def _left_alone(self, problems: Sequence[Problem]) -> list[Problem]:
        """Not while somebody is about to say what a photo shows."""
        busy = {f"pictures[{place}]" for place, each in enumerate(self.pictures.rows) if each.alt.control.hasFocus()}
        return [each for each in problems if each.field.partition(".")[0] not in busy]

    def _drawn_pictures(self) -> list[tuple[str, str]]:
        kept = self._desk.business.posts.message(self._post).pictures if self._post else ()
        return [(each.hash, alt) for each, alt in zip(kept, self.pictures.alts(), strict=False)]

    def _when_said(self) -> str:
        """As short as the networks say it."""
        sent = [each.at for each in self.sheet.fates().values() if each.at is not None]
        due = self._desk.business.planning.wall(min(sent)) if sent else self.when.due()
        return f"{words.short_day(due.date())} · {words.clock(due)}" if due else _("now")

    def _show_stage(self) -> None:
        self.title.setText(_("A new post") if self._post is None else _("Post"))
        self.stage.setText(_(SAID[self._stage]))
        set_tone(self.stage, "pill", PILLS.get(self._stage, "plain"))
        self.stage.setVisible(self._post is not None)
        said = {
            Stage.PLANNED: _("What you change goes with it."),
            Stage.SENT: _("It is out: what was sent does not change here."),
            Stage.LEAVING: _("It is leaving: nothing can be changed until it has arrived."),
            Stage.TROUBLE: _("Change what was refused, or look in the outbox: it goes again then."),
        }
        self.said.setText(said.get(self._stage, _("Everything is kept as you write.")))
        self.discard.setVisible(self._post is not None and self._stage not in FIXED)
        self.hold.setVisible(self._planned() and self._stage not in FIXED)
        self.now.setVisible(self._stage is Stage.PLANNED and self._post is not None and self._post.due is not None)

    def _show_go(self) -> None:
        self.go.setVisible(not self._planned() or self._stage is Stage.HELD)
        self.go.setText(_("Plan the post") if self.when.due() else _("Send now…"))

    def _choose_time(self, due: object) -> None:
        self.sheet.move(due if isinstance(due, datetime) else None)
        self.assess()

    def _show_told(self, problems: Sequence[Problem]) -> None:
        """Each beside what it is about; those of a network are beside its tick already."""
        self.when.show_problems([each for each in problems if each.field == "due"])
        self.text.show_problems([each for each in problems if each.field == "text"])
        where = [each for each in problems if each.field == "accounts"]
        self.where.show_problem(" ".join(f"{each.message} {each.remedy}" for each in where))
        others = [each for each in problems if each.field not in ("due", "text", "accounts")]
        if others:
            said = " ".join(dict.fromkeys(f"{each.message} {each.remedy}".strip() for each in others))
            places = [place for each in others if (place := photo_of(each)) is not None]
            acts = (to_photo(self._desk, self.sheet.id, places[0]),) if places else ()
            self._desk.say(
                Notice(text=_("This post cannot go out as it is."), more=said, tone=Tone.WARN, acts=acts, key="post")
            )

    def _go(self) -> None:
        due = self.when.due()
        if due is None:
            self._send_now()
            return
        if self.sheet.do(lambda post: self._desk.business.planning.schedule(post, self._accounts(), due)):
            when = words.moment(due, self._desk.business.today())
            self._said(_("Planned for {when}.").format(when=when))

    def _send_now(self) -> None:
        """What leaves the house is asked for once, by name."""
        accounts = self._accounts()
        self._desk.keeper.flush()
        if not self.sheet.id:
            self._show_told([Problem("text", _("There is no text."), _("Write a sentence or add a photo."))])
            return
        names = ", ".join(account.name for account in accounts)
        real = [account for account in accounts if not self._networks.practice(account)]
        agreed = not real or self._desk.program.dialogs.confirm(
            _("Send this post now?"), _("It goes to {names} and can be seen by everybody.").format(names=names),
            _("Send now"),
        )  # fmt: skip
        planning = self._desk.business.planning
        if agreed and self.sheet.do(lambda post: planning.schedule(post, accounts, None)):
            self._said(_("In the outbox for {names}: it leaves as soon as there is a connection.").format(names=names))

    def _said(self, said: str) -> None:
        self._desk.unsay("post")
        self._desk.say(
            Notice(text=said, tone=Tone.GOOD, acts=self._desk.way_back(), key="undo")
        )  # fmt: skip

    def _hold(self) -> None:
        posts = self._desk.business.posts
        if self.sheet.do(posts.unschedule):
            self._said(_("No longer planned: you can go on writing it."))

    def _discard(self) -> None:
        posts = self._desk.business.posts
        self._desk.keeper.flush()
        if (post := self.sheet.read()) is not None:
            self._desk.do_undoably(lambda: posts.discard(post), _("The post is discarded."))

    def _build(self) -> None:
        for said, part in ((_("Words"), self.text), (_("Photos"), self.pictures), (_("Where"), self.where),
                           (_("When"), self.when)):  # fmt: skip
            self.form.add(card(label(said, "heading"), part))
        back = button(_("Back to the posts"), self._back, "plain", "left")
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(self.form, 5)
        sides.addWidget(self.previews, 4)
        foot = QWidget()
        foot.setProperty("role", "bar")
        low = row(self.said, self.discard, self.hold, self.now, self.go, gap=SPACE)
        low.setStretch(0, 1)
        low.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        foot.setLayout(low)
        top = row(back, self.title, self.stage, -1, gap=SPACE)
        top.setContentsMargins(WIDE, SPACE, WIDE, 0)
        layout = column(top, sides, foot, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
