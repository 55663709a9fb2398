"""Legal facts: what the legal notice of the site must say, shown by what applies to this business."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from core.errors import Problem
from core.i18n import _, language
from core.profile.identity import show_siret, show_vat, vat_of
from core.profile.legal_form import COMPANIES, show_form
from core.profile.model import LegalForm, Profile
from gui.desk import Desk
from gui.look.look import WIDE
from gui.screens.profile.contact import shown_phone
from gui.screens.profile.section import Section, beside
from gui.widgets.fields import ChoiceField, LineField, TextField, TickField
from gui.widgets.plain import button, card, words


class LawSection(Section):
    key = "law"

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("Legal facts"),
            _("The legal notice of the site needs them; nearly all stand in the INSEE notice. No legal advice."),
        )  # fmt: skip
        self._siren = ""
        self.form = self.tie(
            ChoiceField(_("Legal form"), _forms(), _("It says which facts the notice needs.")), "legal_form"
        )
        self.owner = self.tie(LineField("", _("It stands in the notice with “EI” beside it.")), "owner_name")
        self.director = self.tie(
            LineField(_("Publication director"), _("Who answers for what the site says: usually the manager.")),
            "director",
        )  # fmt: skip
        self.siret = self.tie(
            LineField(_("SIRET"), _("14 digits, at the top of the INSEE notice."), "123 456 789 00012"), "siret", _siret
        )
        self.register = self.tie(
            LineField(_("Register"), _("RCS Rennes, or RNE for a craft business; see the Kbis extract.")),
            "register",
        )  # fmt: skip
        self.capital = self.tie(
            LineField(_("Share capital"), _("In whole euros, as in the statutes.")), "capital", _capital
        )
        self.firm = card(words(_("The firm"), "heading"), self.form, self.owner, self.director, self.siret,
                         beside(self.register, self.capital), gap=WIDE)  # fmt: skip
        self.add(self.firm)
        self._add_vat()
        self._add_mediator()
        self._add_host()
        self._add_profession()

    def read_profile(self, profile: Profile, missing: Sequence[Problem]) -> None:
        super().read_profile(profile, missing)
        legal = profile.legal
        self._siren = legal.siren
        sole = legal.form is LegalForm.SOLE_TRADER
        self._name_owner(sole=sole)
        _show(self.director, legal.form not in (None, LegalForm.SOLE_TRADER) or legal.director)
        _show(self.capital, legal.form in COMPANIES or legal.capital is not None)
        _show(self.register, legal.form in COMPANIES or sole or legal.register)
        _show(self.vat, not legal.vat_exempt)
        _show(self.take_vat, legal.siren and not legal.vat_number and not legal.vat_exempt)
        self.take_vat.setText(
            _("Take {number}, which follows from the SIRET").format(number=show_vat(vat_of(legal.siren or "0")))
        )
        building = any(one.field == "legal.insurance" for one in missing)
        _show(self.insurance, building or legal.insurance or self.more.isChecked())
        _show(self.profession, legal.profession or self.more.isChecked())
        self.more.setVisible(not (legal.insurance and legal.profession))

    def _name_owner(self, *, sole: bool) -> None:
        said = _("First name and surname") if sole else _("Registered name")
        help_ = _("It stands in the notice with “EI” beside it.") if sole else _("As on the INSEE notice.")
        if self.owner.label.text() != said:
            self.owner.label.setText(said)
            self.owner.label.show()
            self.owner.help.setText(help_)
            self.owner.control.setAccessibleName(said)

    def _add_vat(self) -> None:
        self.exempt = self.tie(
            TickField(_("VAT exempt (TVA non applicable, art. 293 B du CGI)"), _("Most micro-businesses are.")),
            "vat_exempt",
            bool,
        )
        self.vat = self.tie(
            LineField(
                _("VAT number of the firm"),
                _("On your invoices, or in your account at the tax office."),
                "FR 44 732829320",
            ),
            "vat_number",
            _vat,
        )
        self.take_vat = button("", self._take_vat, "link")
        self.add(card(words(_("VAT"), "heading"), self.exempt, self.vat, self.take_vat, gap=WIDE))

    def _take_vat(self) -> None:
        number = vat_of(self._siren)
        self.desk.do(lambda: self.desk.business.profiles.change(vat_number=number))

    def _add_mediator(self) -> None:
        name = self.tie(
            LineField(
                _("Name of the mediator"), _("It stands in the contract with the mediation body you have joined.")
            ),
            "mediator_name",
        )
        address = self.tie(LineField(_("Its postal address")), "mediator_address")
        site = self.tie(LineField(_("Its site")), "mediator_site")
        said = words(_("Who sells to consumers must have joined one and name it."), "soft")
        self.add(card(words(_("Consumer mediator"), "heading"), said, name, beside(address, site), gap=WIDE))

    def _add_host(self) -> None:
        name = self.tie(
            LineField(_("Name of the host"), _("The firm on whose computers the site lies; see its invoice.")),
            "host_name",
        )
        address = self.tie(LineField(_("Its postal address")), "host_address")
        phone = self.tie(LineField(_("Its telephone")), "host_phone", shown_phone)
        self.add(card(words(_("Host of the site"), "heading"), name, beside(address, phone), gap=WIDE))

    def _add_profession(self) -> None:
        self.insurance = self.tie(
            TextField(_("Ten-year insurance"), _("Building trades: insurer, address and area, from the certificate.")),
            "insurance",
        )  # fmt: skip
        self.profession = self.tie(
            TextField(_("Regulated profession"), _("Title, professional body and rules, for example of a pharmacist.")),
            "profession",
        )
        self.more = button(_("Building trade, or regulated profession"), self._show_more, "link")
        self.more.setCheckable(True)
        self.add(
            card(
                words(_("Where the trade asks for more"), "heading"),
                self.insurance,
                self.profession,
                self.more,
                gap=WIDE,
            )
        )

    def _show_more(self) -> None:
        for part in (self.insurance, self.profession):
            part.setVisible(self.more.isChecked() or bool(part.value()))

    def focus_place(self, place: str) -> None:
        if place in ("legal.insurance", "legal.profession"):
            self.places[place].show()
        super().focus_place(place)


def _forms() -> list[tuple[str, str]]:
    return [("", _("Not said")), *((form.value, show_form(form, language()) or _("Other")) for form in LegalForm)]


def _show(part: QWidget, wanted: object) -> None:
    """A field in which somebody is typing never goes away under the fingers."""
    focused = QApplication.focusWidget()
    if focused is None or not part.isAncestorOf(focused):
        part.setVisible(bool(wanted))


def _siret(number: Any) -> str:
    return show_siret(number) if number else ""


def _vat(number: Any) -> str:
    return show_vat(number) if number else ""


def _capital(value: Any) -> str:
    from gui.words import number

    return "" if value is None else f"{number(value)} €"
