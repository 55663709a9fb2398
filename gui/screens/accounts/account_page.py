"""One account: entered or changed, tried, renamed, removed. Nothing leaves before the person has seen the server."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from core.business import Business
from core.errors import BadInputError, DevantureError, Problem
from core.i18n import _, ngettext
from core.services.asking import tidy, wrong
from core.services.outcome import NotNowError, RefusedError, SignInError
from core.services.service import About, Account, Identity, Met, Secret
from gui.desk import Desk
from gui.notice import Notice, Tone
from gui.screens.accounts.abilities import abilities, kinds
from gui.screens.accounts.account_form import AccountForm
from gui.screens.accounts.finding import Finding
from gui.screens.accounts.standing import Standing
from gui.screens.accounts.trial import Sealed, Trial, Wish
from gui.widgets.busy import Busy
from gui.widgets.fields import LineField
from gui.widgets.keeping import keep_row
from gui.widgets.plain import button, card, row, words
from gui.widgets.screen import Column


class AccountPage(Column):
    """Of an account there is, or (`account` None) of one that is being added to the service of `about`."""

    def __init__(self, desk: Desk, about: About, account: Account | None, back: Callable[[], None]) -> None:
        super().__init__(_(about.name), kinds(about) + ".")
        self._desk, self._about, self._back = desk, about, back
        self.id = account.id if account else ""
        self.trial = Trial(desk, self._agrees, self)
        self.trial.kept.connect(self._kept)
        self.trial.found.connect(self._found)
        self.trial.failed.connect(self._failed)
        self.trial.refused.connect(self._refused)
        self.back = button(_("All accounts"), back, "link", "left")
        self.body.insertLayout(0, row(self.back, -1))
        self.name = LineField(_("What you call it"), _("Only you see this name."))
        keep_row(self.name, desk, "account name", lambda: self.id, self._rename, self._kept_name)
        self.form = AccountForm(about, desk.program.dialogs)
        self.go = button(_("Test and keep"), self.test, "main")
        self.busy, self.finding, self._just_found = Busy(), Finding(), False
        self.busy.cancel.clicked.connect(self._stop)
        self._held, self._unlocked = True, words("", "small")
        self._lay_out()
        self.remove = button(_("Remove this account"), self._remove, "danger")
        self.add(self._can())
        self.add(self._danger())
        if account is not None:
            self._become(account)
        else:
            self.name.show_value(free_name(desk, _(about.name)))
        self._ask_keyring()

    def show_standing(self, standing: Standing) -> None:
        """What changed meanwhile, without disturbing what is being typed."""
        self.name.show_value(standing.account.name)
        if not self.trial.is_on and (standing.paused or not self._just_found):
            self.finding.show_standing(standing, self._desk.business.today())

    def enter(self) -> None:
        self._just_found = False
        paused = bool(self.id) and self.id in self._desk.business.accounts.paused()
        (self.form.secret if paused and self.form.secret is not None else self.name).setFocus()
        if paused:
            QTimer.singleShot(0, self, self._bring_finding)

    def leave(self) -> None:
        """No password waits on a screen that nobody looks at."""
        if self.form.secret is not None:
            self.form.secret.clear()

    def test(self) -> None:
        settings = tidy(self._about, self.form.settings())
        account = self._account()
        typed = bool(self.form.secret and self.form.secret.value())
        problems = wrong(self._about, settings, secret=typed or (account is not None and self._held))
        if not self.id and not self.name.value().strip():
            problems.insert(0, Problem("name", _("This is empty."), _("Call it as you like.")))
        if self._shown(problems):
            return
        secret = Sealed(self.form.secret.take() if self.form.secret else "")
        if account is not None and settings == tidy(self._about, account.settings):
            settings = dict(account.settings)  # as it was, to the letter: the server stays known
        change = account is None or typed or settings != dict(account.settings)
        self._just_found = False
        self.finding.clear()
        self.go.setEnabled(False)
        self.trial.start(
            Wish(account=self.id, service=self._about.key, name=self.name.value().strip(), settings=settings,
                 secret=secret, change=change)
        )  # fmt: skip
        self.busy.begin(_("Testing the connection…"))
        self.busy.cancel.show()

    def _shown(self, problems: list[Problem]) -> bool:
        """Show what is wrong; is there anything?"""
        self.name.show_problems([one for one in problems if one.field == "name"])
        rest = self.form.show_problems([one for one in problems if one.field != "name"])
        if rest:
            self.finding.show_trouble(" ".join(str(one.message) for one in rest), " ".join(one.remedy for one in rest))
        if any(one.field == "name" for one in problems):
            self.name.setFocus()
        return bool(problems)

    def _kept(self, id_: str) -> None:
        if not self.id:
            self._become(self._desk.business.accounts.get(id_))
        self._ask_keyring()

    def _become(self, account: Account) -> None:
        """From now on it is the page of this account."""
        self.id = account.id
        self.name.show_value(account.name)
        self.form.show_settings(account.settings)
        self._removing.setVisible(not self._about.practice)

    def _rename(self, id_: str, name: str) -> None:
        """One that is being added has no account yet: its name is asked for when it is tested."""
        accounts = self._desk.business.accounts
        account = next((one for one in accounts.all() if one.id == id_), None)
        if account is not None:
            accounts.rename(account, name)

    def _kept_name(self) -> str:
        account = self._account()
        return account.name if account is not None else self.name.value()

    def _agrees(self, met: Met) -> bool:
        self.busy.end()
        agreed = self._desk.program.dialogs.confirm(
            _("Is this your server?"),
            _(
                "{host} shows this mark:\n\n{mark}\n\nYour host publishes it, or its support can read it out to you. "
                "If they are the same, it is your server; from now on no other is taken for it. Nothing has been sent "
                "yet, not even the password."
            ).format(host=met.host, mark=met.mark),
            _("It is my server"),
        )
        if agreed:
            self.busy.begin(_("Testing the connection…"))
            self.busy.cancel.show()
        return agreed

    def _found(self, identity: Identity) -> None:
        self._just_found = True  # what was found now stays, though the business tells of the same test a moment later
        self._end()
        self.finding.show_identity(identity)
        self._desk.say(
            Notice(text=_("“{name}” is connected.").format(name=self.name.value()), tone=Tone.GOOD, seconds=6)
        )

    def _refused(self) -> None:
        self._end()
        if self._account() is None:
            self.id = ""
            self._removing.setVisible(False)
        self.finding.show_trouble(
            _("The server was not accepted. Nothing was sent to it."),
            _("Check the name of the server with your host, then test again."),
        )

    def _failed(self, fault: Exception) -> None:
        self._end()
        if isinstance(fault, BadInputError):
            self._shown(fault.problems)
        elif isinstance(fault, NotNowError):
            self.finding.show_later(fault)
        elif isinstance(fault, SignInError | RefusedError) and fault.field:
            rest = self._shown_at(fault.field, fault)
            self.finding.show_trouble(fault.happened, "" if not rest else fault.remedy)
        elif isinstance(fault, DevantureError):
            self.finding.show_trouble(fault.happened, " ".join(part for part in (fault.safe, fault.remedy) if part))
        else:
            self._desk.fault(fault)

    def _shown_at(self, field: str, fault: DevantureError) -> list[Problem]:
        return self.form.show_problems([Problem(field, fault.happened, fault.remedy)])

    def _stop(self) -> None:
        self.trial.abandon()
        self._end()
        self.finding.show_trouble(_("The test was stopped."), _("The account is kept; test it when you like."))

    def _end(self) -> None:
        self.busy.end()
        self.go.setEnabled(True)
        QTimer.singleShot(0, self, self._bring_finding)

    def _bring_finding(self) -> None:
        """What was found is seen, however small the window; a field that is wrong comes before it."""
        first = self.focusWidget()
        self.ensureWidgetVisible(self.finding)
        if first is not None and self.isAncestorOf(first):
            self.ensureWidgetVisible(first)

    def _remove(self) -> None:
        account = self._account()
        if account is None:
            return
        unsent = self._desk.business.accounts.unsent(account)
        waits = ngettext(
            "{n} delivery that waits for it is cancelled.", "{n} deliveries that wait for it are cancelled.", unsent
        ).format(n=unsent)
        text = _("Its password is forgotten. What was sent with it stays where it is.")
        agreed = self._desk.program.dialogs.confirm(
            _("Remove “{name}”?").format(name=account.name), f"{text} {waits}" if unsent else text,
            _("Remove the account"), danger=True,
        )  # fmt: skip
        if agreed:
            self._desk.do(lambda: self._desk.business.accounts.remove(account))
            if self._account() is None:
                said = _("The account “{name}” is removed.").format(name=account.name)
                self._desk.say(Notice(text=said, seconds=6))
                self._back()

    def _account(self) -> Account | None:
        return next((one for one in self._desk.business.accounts.all() if one.id == self.id), None) if self.id else None

    def _ask_keyring(self) -> None:
        """Is a password kept, and is there a safe place for one? A keyring may take its time, or ask to be opened."""
        if self.form.secret is not None:
            account = self._account()
            self._desk.background(lambda business, _told, _stop: _keyring(business, account), self._tell_keyring)

    def _tell_keyring(self, answer: tuple[bool, str]) -> None:
        self._held, reason = answer
        if self.form.secret is not None:
            self.form.secret.tell_kept(self._held)
        self._unlocked.setText(reason)
        self._unlocked.setVisible(bool(reason))

    def _lay_out(self) -> None:
        guide = [words(_(line)) for line in self._about.guide]
        if guide:
            self.add(card(words(_("Where to find it"), "label"), *guide))
        self._unlocked.hide()
        self.add(card(self.name, self.form, self._unlocked, self.busy, row(-1, self.go), self.finding))

    def _can(self) -> QFrame:
        told = [words(line) for line in abilities(self._about, self._about.limits)]
        return card(words(_("What it can do"), "label"), *told)

    def _danger(self) -> QFrame:
        said = words(_("What was sent stays where it is; only this program forgets the access."), "soft")
        self._removing = card(words(_("No longer needed?"), "label"), said, row(self.remove, -1))
        self._removing.setVisible(False)
        return self._removing


def _keyring(business: Business, account: Account | None) -> tuple[bool, str]:
    held = account is not None and bool(business.secrets.get(account.owner, Secret.PASSWORD))
    return held, str(getattr(business.secrets, "reason", ""))


def free_name(desk: Desk, wanted: str) -> str:
    """A name that no account bears yet: "Bluesky", "Bluesky 2"."""
    taken = {account.name.casefold() for account in desk.business.accounts.all()}
    names = (wanted if number == 1 else f"{wanted} {number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name.casefold() not in taken)
