"""An account in the list: what it is, how it stands, and what to do with it."""

from datetime import date

from PySide6.QtWidgets import QLabel, QWidget

from core.i18n import _, ngettext
from core.services.service import Kind
from gui import words as said_as
from gui.desk import Desk
from gui.look.icons import picture
from gui.look.look import SPACE
from gui.screens.accounts.abilities import kinds
from gui.screens.accounts.standing import Standing
from gui.widgets.flow import Flow
from gui.widgets.outside import can_open, open_outside
from gui.widgets.plain import button, card, pill, row, set_tone, words


class AccountCard(QWidget):
    def __init__(self, desk: Desk, id_: str) -> None:
        super().__init__()
        self._desk = desk
        self._site, self._wall = "", ""
        self.sign, self.name, self.state = QLabel(), words("", "heading"), pill("")
        self.service, self.connected = words("", "soft"), words("")
        self.paused, self.waits = words("", "problem"), words("", "small")
        self.change = button(_("View and change"), lambda: desk.go(f"accounts/account:{id_}"))
        self.site = button("", lambda: open_outside(desk, self._site), "link", "open")
        self.wall = button(_("Look at the practice wall"), lambda: open_outside(desk, self._wall), "link", "open")
        acts = Flow()
        for part in (self.change, self.site, self.wall):
            acts.add(part)
        head = row(self.sign, self.name, self.state, gap=SPACE)
        head.setStretch(1, 1)
        self.setLayout(row(card(head, self.service, self.connected, self.paused, self.waits, acts)))

    def show_standing(self, standing: Standing, today: date) -> None:
        about, account = standing.about, standing.account
        self._site, self._wall = standing.address, standing.wall
        host = Kind.HOST in about.kind
        picture(self.sign, "practice" if about.practice else "host" if host else "network", "accent", 26)
        self.name.setText(account.name)
        spoken = _("Connect “{name}” again") if standing.paused else _("View and change “{name}”")
        self.change.setAccessibleName(spoken.format(name=account.name))
        word, tone = standing.state
        self.state.setText(_(word))
        set_tone(self.state, "pill", tone)
        service = _(about.name)
        self.service.setText(kinds(about) if service == account.name else f"{service} – {kinds(about)}")
        self.connected.setText(connected(standing, today))
        self.connected.setVisible(not standing.paused)
        self.change.setText(_("Connect it again") if standing.paused else _("View and change"))
        self.paused.setText(standing.paused)
        self.paused.setVisible(bool(standing.paused))
        said = ngettext("{n} delivery has not left yet.", "{n} deliveries have not left yet.", standing.unsent)
        self.waits.setText(said.format(n=standing.unsent))
        self.waits.setVisible(standing.unsent > 0)
        self.site.setText(_("Look at the practice site") if about.practice else
                          _("Look at the site") if host else _("Look at your page there"))  # fmt: skip
        self.site.setVisible(can_open(standing.address))
        self.wall.setVisible(about.practice and can_open(standing.wall))


def connected(standing: Standing, today: date) -> str:
    """As whom, and since when one knows."""
    if standing.about.practice:
        return _("Nothing you send there is on the internet: only this computer shows it.")
    if standing.tested is None:
        return _("This account has not been tested yet. Test it to make sure that it works.")
    moment = said_as.moment(standing.tested, today)
    return _("Connected as {name}, tested {moment}.").format(name=standing.name, moment=moment)
