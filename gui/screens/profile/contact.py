"""Address and contact: where customers find the business and how they reach it."""

from typing import Any

from core.i18n import N_, _
from core.profile.phone import show_phone
from gui.desk import Desk
from gui.look.look import WIDE
from gui.screens.profile.lookup import LookUp
from gui.screens.profile.section import Section, as_text, beside
from gui.widgets.fields import ChoiceField, LineField
from gui.widgets.plain import button, card, words

COUNTRIES = {
    "FR": N_("France"), "BE": N_("Belgium"), "CH": N_("Switzerland"), "LU": N_("Luxembourg"), "MC": N_("Monaco"),
}  # fmt: skip
ZONES = {
    "Europe/Paris": N_("Paris"), "America/Guadeloupe": N_("Guadeloupe"), "America/Martinique": N_("Martinique"),
    "America/Cayenne": N_("French Guiana"), "Indian/Reunion": N_("Réunion"), "Indian/Mayotte": N_("Mayotte"),
    "America/Miquelon": N_("Saint-Pierre-et-Miquelon"), "Pacific/Noumea": N_("New Caledonia"),
    "Pacific/Tahiti": N_("French Polynesia"),
}  # fmt: skip


class ContactSection(Section):
    key = "contact"

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("Address and contact"), _("It stands on every page of the site, to be called or found.")
        )
        self.phone = self.tie(LineField(_("Telephone"), "", "02 99 00 00 00"), "phone", shown_phone)
        self.email = self.tie(LineField(_("E-mail")), "email")
        self.street = self.tie(LineField(_("Number and street")), "street")
        self.extra = self.tie(
            LineField(_("What else helps to find the door"), _("Building, floor, courtyard.")), "street_extra"
        )
        self.postcode = self.tie(LineField(_("Postcode")), "postcode")
        self.city = self.tie(LineField(_("Town")), "city")
        town = beside(self.postcode, self.city)
        town.setStretch(1, 2)
        self.country = self.tie(_choice(_("Country"), COUNTRIES), "country")
        self.zone = self.tie(_choice(_("Time of"), ZONES, _("Posts go out by the clock of this place.")), "zone")
        self.add(card(words(_("How to reach you"), "heading"), beside(self.phone, self.email), gap=WIDE))
        whole = (self.street, self.extra, town, beside(self.country, self.zone))
        self.add(card(words(_("Where you are"), "heading"), *whole, gap=WIDE))
        self.look_up = LookUp(desk)
        self.add(self.look_up)
        more = button(_("Your pages on Facebook, Instagram and elsewhere"), self._go_to_links, "link", icon="link")
        self.add(more)

    def leave(self) -> None:
        self.look_up.stop()

    def _go_to_links(self) -> None:
        self.desk.go("profile/links")


def _choice(label: str, names: dict[str, str], help_: str = "") -> "Known":
    return Known(label, [(key, _(name)) for key, name in names.items()], help_)


class Known(ChoiceField):
    """What a file brought and the list does not know is shown as it is."""

    def show_value(self, value: str) -> None:
        if self.control.findData(value) < 0:
            self.control.addItem(value, value)
        super().show_value(value)


def shown_phone(number: Any) -> str:
    return show_phone(number) if number else as_text(number)
