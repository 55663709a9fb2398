"""The business on other sites: pages on networks and in directories, told by their address."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt

from core.errors import BadInputError, Problem
from core.i18n import _
from core.profile.contact import show_web
from core.profile.model import Link, Profile
from core.profile.networks import HOSTS, OTHER, network_of, read_link
from gui.desk import Desk
from gui.look.look import SPACE, WIDE
from gui.screens.profile.record_list import RecordList, Verbs
from gui.screens.profile.section import Section
from gui.widgets.fields import ChoiceField, LineField
from gui.widgets.keeping import keep_row
from gui.widgets.plain import button, card, row, words


class LinksSection(Section):
    key = "links"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("On other sites"), _("Your pages elsewhere; the site points to them."))
        from core.site.contact import NETWORKS

        self._names = {**NETWORKS, OTHER: _("Another site")}
        self._links = links = desk.business.profiles.links
        verbs: Verbs[Link] = Verbs(
            said=lambda one: _("{network}: {address}").format(
                network=self._names.get(one.network, one.network), address=show_web(one.address)
            ),
            add=lambda: None, arrange=links.arrange, remove=links.remove,
            removed=lambda one: _("The link to {address} was removed.").format(address=show_web(one.address)),
        )  # fmt: skip
        self.pages: RecordList[Link] = RecordList(desk, _("Your pages on other sites"), "", verbs)
        self.pages.add.hide()
        self.pages.chosen.connect(self._show_one)
        self.none = words(_("No page is named yet."), "soft")
        self.new = LineField(
            _("Address of a page"), _("Copied from the browser, or the name with its @."), "facebook.com/…"
        )
        self.new_network = self._choice(_("Network"))
        self.new_network.show_value("")
        self.new.control.returnPressed.connect(self.add_page)
        self.make = button(_("Add the page"), self.add_page, icon="add")
        line = row(self.new_network, self.new, gap=WIDE)
        line.setStretch(1, 1)
        for beside in (self.new_network, self.new):
            line.setAlignment(beside, Qt.AlignmentFlag.AlignTop)
        self.address, self.network = LineField(_("Address")), self._choice(_("Network"))
        for part, held in (("address", self.address), ("network", self.network)):
            verb = self._keep_address if part == "address" else self._keep_network
            keep_row(held, desk, f"link {part}", lambda: self.pages.current_id, verb, partial(self._kept, part))
        self.form = card(self.network, self.address, gap=WIDE)
        self._shown = ""
        self.add(card(words(_("Add a page"), "heading"), line, row(-1, self.make), gap=SPACE))
        self.add(card(self.none, self.pages, gap=SPACE))
        self.add(self.form)
        self.places = {"links": self.new}

    def read_profile(self, profile: Profile, missing: Sequence[Problem]) -> None:
        super().read_profile(profile, missing)
        self.none.setVisible(not profile.links)
        self.pages.setVisible(bool(profile.links))
        self.pages.show_records(profile.links)

    def add_page(self) -> None:
        """The network is known by its address; a name with @ needs it said."""
        typed, network = self.new.value().strip(), self.new_network.value()
        if typed.startswith("@") and not network:
            said = _("It is not clear on which network this name is.")
            self.new.show_problems([Problem("", said, _("Choose the network beside it, or copy the whole address."))])
            return
        made = self.desk.do(lambda: self._links.add(Link(network=network, address=typed)), self.new.show_problems)
        if made is not None:
            self.new.show_problems([])
            self.new.control.clear()
            self.new_network.show_value("")
            self.pages.choose(made.id)

    def _choice(self, label: str) -> ChoiceField:
        names = [(key, self._names.get(key, key)) for key in (*HOSTS, OTHER)]
        return ChoiceField(label, [("", _("By its address")), *names])

    def _keep_address(self, id_: str, typed: str) -> None:
        one = self._now(id_)
        if one is None:
            return
        read = read_link(one.network, typed)
        if isinstance(read, Problem):
            raise BadInputError(_("This address cannot be used."), [read])
        network = one.network if one.network != OTHER else network_of(read)
        self._links.change(replace(one, address=typed, network=network), merge=f"link {one.id} address")

    def _keep_network(self, id_: str, typed: str) -> None:
        one = self._now(id_)
        if one is not None:
            self._links.change(replace(one, network=typed), merge=f"link {one.id} network")

    def _kept(self, part: str) -> str:
        return str(getattr(self._now(self.pages.current_id), part, ""))

    def _now(self, id_: str) -> Link | None:
        """As the business has it now."""
        return next((kept for kept in self._links.read() if kept.id == id_), None)

    def _show_one(self) -> None:
        one = self.pages.current
        fresh = (one.id if one else "") != self._shown
        if fresh:
            self.desk.keeper.flush()
        self._shown = one.id if one else ""
        self.form.setVisible(one is not None)
        if fresh:
            self.address.show_problems([])
            self.address.settle(one.address if one else "")
        elif one is not None and not self.address.has_problem():
            self.address.show_value(one.address)
        self.network.show_value(one.network if one else "")
