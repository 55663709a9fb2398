"""The words of a post: one text for all, its own for a network that needs another, and how much room is left."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QWidget

from core.errors import Problem
from core.i18n import _
from core.posts.model import Post
from core.services.service import Account
from gui.look.look import GAP, SPACE
from gui.screens.posts.networks import Networks, count_said
from gui.screens.posts.sheet import COMMON, Sheet
from gui.widgets.fields import TextField
from gui.widgets.flow import Flow
from gui.widgets.plain import button, column, pill, row, set_tone, words
from gui.widgets.rewrite import RewriteButton, Text
from gui.widgets.spelled import spell


class TextPart(QWidget):
    """`account` says whose text is on the screen (COMMON: the one for all)."""

    def __init__(self, sheet: Sheet, networks: Networks) -> None:
        super().__init__()
        self._sheet, self._networks = sheet, networks
        self.account = COMMON
        self._post: Post | None = None
        self._accounts: list[Account] = []
        self.field = TextField(_("Text"), lines=6, most=16)
        self.field.label.hide()  # the card says it
        self.field.typed.connect(self._type)
        self.field.left.connect(self._leave)
        spell(self.field, sheet.spelling, self._language)
        self.rewrite = RewriteButton(
            sheet.desk,
            Text(now=self.field.value, put=self._rewrite, language=self._language, network=self._network),
        )
        self.note = words("", "small")
        self.back = button(_("Take the common text again"), self._take_common, "link")
        self._choices = QButtonGroup(self)
        self._tabs, self._room = Flow(GAP), Flow(SPACE)
        self._counts: dict[str, QLabel] = {}
        foot = row(self.note, self.back, -1, self.rewrite.button)
        self.setLayout(column(self._tabs, self.field, self._room, foot, gap=SPACE))
        self.sheet_held("")
        sheet.held.connect(self.sheet_held)

    def text_of(self, account: str) -> str:
        """What would go there, as it is on the screen at this moment."""
        if account == self.account:
            own = self.field.value()
            return own or (self._post.text if self._post and account != COMMON else "")
        own = own_text(self._post, account) if account != COMMON else ""
        if own:
            return own
        return self.field.value() if self.account == COMMON else self._post.text if self._post else ""

    def show_post(self, post: Post | None, accounts: Sequence[Account], *, fixed: bool) -> None:
        self._post = post
        self.rewrite.show_if_on(fixed=fixed)
        if list(accounts) != self._accounts:
            self._accounts = list(accounts)
            self._make_choices()
        if self.account != COMMON and self.account not in {account.id for account in accounts}:
            self.choose(COMMON)
        if not self._sheet.waits(self.account):
            self.field.show_value(self._stored())
        self.field.control.setReadOnly(fixed)
        self._show_note()

    def open_post(self, post: Post | None) -> None:
        """Another post comes on the sheet."""
        self._post, self.account = post, COMMON
        self.sheet_held("")
        self.field.control.document().setModified(False)
        self._put(self._sheet.held_text(COMMON))
        self._check_choice()

    def choose(self, account: str) -> None:
        """Show the common text, or that of one network."""
        if account != self.account:
            self._sheet.keep_now()
            self._post = self._sheet.read() or self._post
            self.account = account
            self._put(self._sheet.held_text(account))
        self._check_choice()
        self._show_note()

    def assess(self) -> None:
        """How much room is left on each network. A number that nears its end is told in its colour and in words."""
        for account in self._accounts:
            said, tone = count_said(self._networks.count(account, self.text_of(account.id)))
            shown = self._counts[account.id]
            shown.setText(_("{name}: {count}").format(name=account.name, count=said))
            set_tone(shown, "pill", tone)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self.field.show_problems(problems)

    def sheet_held(self, said: str) -> None:
        more = _("Your text stays here and is kept as soon as that is settled.")
        self.field.show_problems([Problem("text", said, more)] if said else [])

    def _language(self) -> str:
        return self._post.language if self._post else "fr"

    def _network(self) -> tuple[str, int]:
        """The network whose text is on the screen, or the strictest of all that are ticked."""
        shown = [account for account in self._accounts if self.account in (COMMON, account.id)]
        limits = {account: self._networks.limits(account).text or 0 for account in shown}
        strictest = min((account for account in shown if limits[account]), key=lambda one: limits[one], default=None)
        return (strictest.name, limits[strictest]) if strictest else ("", 0)

    def _rewrite(self, text: str) -> None:
        """What the person took from the writing help: as if it had been typed."""
        self.field.settle(text)
        self.field.control.document().setModified(True)
        self._type(text)

    def _type(self, text: object) -> None:
        self._sheet.type_text(self.account, str(text))

    def _leave(self) -> None:
        self._sheet.keep_now()
        if not self._sheet.waits(self.account):
            self._post = self._sheet.read() or self._post
            self.field.settle(self._stored())

    def _take_common(self) -> None:
        self._sheet.type_text(self.account, "")
        self._sheet.keep_now()
        self._post = self._sheet.read() or self._post
        self._put(None)
        self._show_note()
        self.field.control.setFocus()

    def _put(self, held: str | None) -> None:
        """Into the field, although somebody may be in it: another text is asked for."""
        text = held if held is not None else self._stored()
        self.field.settle(text)
        if held is not None:
            self.field.control.document().setModified(True)

    def _stored(self) -> str:
        if self._post is None:
            return ""
        return self._post.text if self.account == COMMON else own_text(self._post, self.account) or self._post.text

    def _show_note(self) -> None:
        name = next((account.name for account in self._accounts if account.id == self.account), "")
        own = bool(name and self._post and own_text(self._post, self.account))
        said = _("Only for {name}.") if own else _("The same as everywhere. Type here to give {name} its own words.")
        self.note.setText(said.format(name=name) if name else "")
        self.note.setVisible(bool(name))
        self.back.setVisible(own)

    def _make_choices(self) -> None:
        """One button a network: few, and made anew only when the networks are others."""
        for made in self._choices.buttons():
            self._choices.removeButton(made)
        self._tabs.clear()
        self._room.clear()
        self._counts = {}
        choices = [(COMMON, _("For all"))] + [(account.id, account.name) for account in self._accounts]
        for id_, said in choices if len(self._accounts) > 1 else ():
            self._tabs.add(self._choice(id_, said))
        self._tabs.setVisible(len(self._accounts) > 1)
        for account in self._accounts:
            self._counts[account.id] = pill("")
            self._room.add(self._counts[account.id])
        self._check_choice()

    def _choice(self, id_: str, said: str) -> QPushButton:
        made = button(said, lambda: self.choose(id_), "plain")
        made.setCheckable(True)
        made.setProperty("account", id_)
        made.setAccessibleName(_("Text: {name}").format(name=said))
        self._choices.addButton(made)
        return made

    def _check_choice(self) -> None:
        for made in self._choices.buttons():
            made.setChecked(made.property("account") == self.account)


def own_text(post: Post | None, account: str) -> str:
    """What was written for this network alone; "" where it takes the common text."""
    return next((each.text for each in post.variants if each.account == account), "") if post else ""
