"""The card of the site: is it online, where, since when, and is what people see what is here."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.i18n import _, ngettext
from core.overview.model import Changes, SiteState
from gui import words as said_as
from gui.desk import Desk
from gui.look.look import SPACE
from gui.widgets.elided import ElidedButton
from gui.widgets.outside import can_open, open_outside
from gui.widgets.plain import button, card, pill, row, set_tone, words


class SiteCard(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._address = desk, ""
        self.state, self.told, self.changed = pill(""), words(""), words("", "soft")
        self.address = ElidedButton(self._open, icon="open")
        self.see = button(_("See my site"), lambda: desk.go("site"), icon="site")
        self.publish = button(_("Publish"), lambda: desk.go("site/publish"), icon="publish")
        frame = card(
            row(words(_("My site"), "heading"), self.state), self.told, self.address, self.changed,
            row(self.see, self.publish, -1), gap=SPACE,
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def show_site(self, site: SiteState, today: date) -> None:
        word, tone = _state(site)
        self.state.setText(word)
        set_tone(self.state, "pill", tone)
        self.told.setText(_told(site, today))
        self._address = site.address
        self.address.setVisible(can_open(site.address))
        shown = _("Look at the practice site") if site.practice else _short(site.address)
        self.address.show_text(shown, _("Open {address}").format(address=site.address))
        changed = "" if site.on_way or not site.last else _changed(site.changes)
        self.changed.setText(changed)
        self.changed.setVisible(bool(changed))
        self.see.setVisible(bool(site.pages))
        self.publish.setVisible(bool(site.pages))

    def stops(self) -> list[QWidget]:
        return [self.address, self.see, self.publish]

    def _open(self) -> None:
        open_outside(self._desk, self._address)


def _state(site: SiteState) -> tuple[str, str]:
    if site.on_way:
        return _("On its way"), "accent"
    if site.last and not site.practice:
        return _("Online"), "good"
    if site.last:
        return _("Practice"), "plain"
    return (_("Not online yet"), "plain") if site.pages else (_("Not drafted yet"), "plain")


def _told(site: SiteState, today: date) -> str:
    if not site.pages:
        return _("Your site will be shown here as soon as it is drafted.")
    if not (site.last and site.since):
        return ngettext("{n} page, on this computer only.", "{n} pages, on this computer only.", site.pages).format(
            n=site.pages
        )
    since, last = said_as.day(site.since.date()), said_as.moment(site.last, today)
    if site.practice:
        return _("Published for practice {last}; only this computer shows it.").format(last=last)
    return _("Online since {since}. Last published {last}.").format(since=since, last=last)


def _changed(changes: Changes) -> str:
    if not changes:
        return _("The published site is up to date.")
    if changes.everywhere or not changes.pages:
        return _("Changed since: what you see here is not online yet.")
    return ngettext("{n} page changed since.", "{n} pages changed since.", changes.pages).format(n=changes.pages)


def _short(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
