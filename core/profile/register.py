"""The public register of French firms: API Recherche d'entreprises (api.gouv.fr), read 2026-11, open-API of July 2026.

It knows neither telephone nor e-mail, hours, capital nor the town of the RCS, and it does not show firms that asked
not to be shown, many sole traders among them: a profile must always be complete by hand.
"""

import re
from collections.abc import Mapping
from threading import Event
from typing import TYPE_CHECKING, Any

from core.i18n import _
from core.ports import Clock
from core.profile.legal_form import form_of_code
from core.profile.lookup import Answer, Asking, Found, NotNow, groups, text
from core.profile.model import LegalForm
from core.profile.usual_case import usual_case, usual_name, usual_street, usual_town

if TYPE_CHECKING:
    import requests

ADDRESS = "https://recherche-entreprises.api.gouv.fr"
SOURCE = "API Recherche d'entreprises, recherche-entreprises.api.gouv.fr"
READ = "2026-11"
RATE = 7  # requests a second from one connection
SHORTEST = 3  # characters of a question
PER_PAGE = 10  # up to 25
MATCHING = 20  # establishments of one firm, up to 100
PARTS = "siege,dirigeants,complements,matching_etablissements"
Firm = Mapping[str, Any]


class Register:
    def __init__(
        self, session: "requests.Session", clock: Clock, base: str = ADDRESS, stop: Event | None = None
    ) -> None:
        self._asking = Asking(session, base, clock, rate=RATE, stop=stop or Event())

    def search(self, typed: str, postcode: str = "") -> Answer | NotNow:
        """Candidates for a SIRET, a SIREN or a name; `postcode` narrows a name or SIREN."""
        number = re.sub(r"[\s.]", "", typed)
        if re.fullmatch(r"[0-9]{9}|[0-9]{14}", number):
            return self._numbered(number, postcode)
        words = " ".join(typed.split())
        if len(words) < SHORTEST:
            return Answer(said=_("Type at least three letters, or the SIRET."))
        question = {"q": words, "per_page": str(PER_PAGE), "etat_administratif": "A"}
        return self._found(question | ({"code_postal": postcode} if postcode else {}), "", postcode)

    def _numbered(self, number: str, postcode: str) -> Answer | NotNow:
        """A number is a direct search, in which the service ignores every filter: they are applied here."""
        return self._found({"q": number}, number if len(number) == 14 else "", postcode)

    def _found(self, question: Mapping[str, str], siret: str, postcode: str) -> Answer | NotNow:
        parts = {"minimal": "true", "include": PARTS, "limite_matching_etablissements": str(MATCHING)}
        answer = self._asking.get("/search", {**question, **parts})
        if isinstance(answer, NotNow):
            return answer
        found = [_found(firm, shop) for firm in groups(answer, "results") for shop in _shops(firm, siret, postcode)]
        return Answer(found=tuple(found), said="" if found else none_found())


def none_found() -> str:
    return _(
        "The register shows nothing for this. Many sole traders have asked not to be listed: "
        "fill in the profile by hand, nothing is missing then."
    )


def _shops(firm: Firm, siret: str, postcode: str) -> list[Firm]:
    """The establishments that may be meant: the very SIRET, else the open ones that matched, else the head office."""
    head = [firm["siege"]] if isinstance(firm.get("siege"), Mapping) else []
    every = groups(firm, "matching_etablissements") or head
    if siret:
        return [shop for shop in [*every, *head] if text(shop, "siret") == siret][:1]
    near = [shop for shop in every if not postcode or text(shop, "code_postal") in (postcode, "")]
    return [shop for shop in near if text(shop, "etat_administratif") != "F"] or near


def _found(firm: Firm, shop: Firm) -> Found:
    form = _form(firm)
    fields: dict[str, object] = {
        "name": _name(firm, shop),
        "siret": text(shop, "siret"),
        "naf": text(shop, "activite_principale") or text(firm, "activite_principale"),
        "legal_form": form or "",
        "owner_name": _person(firm) if form is LegalForm.SOLE_TRADER else text(firm, "nom_raison_sociale"),
        "director": "" if form is LegalForm.SOLE_TRADER else _person(firm),
        "since": text(firm, "date_creation")[:4],
    }
    fields |= _address(shop)
    kept = {column: value for column, value in fields.items() if value not in ("", None)}
    return Found(label=_label(kept), fields=kept, notes=_notes(firm, shop))


def _label(fields: Mapping[str, object]) -> str:
    name = str(fields.get("name") or fields.get("owner_name") or _("Name withheld"))
    place = " ".join(str(fields[part]) for part in ("postcode", "city") if part in fields)
    return ", ".join(
        part for part in (name, str(fields.get("street", "")), place, str(fields.get("siret", ""))) if part
    )


def _name(firm: Firm, shop: Firm) -> str:
    """The sign over the shop before the name on paper."""
    signs = shop.get("liste_enseignes")
    sign = next((one for one in signs if isinstance(one, str)), "") if isinstance(signs, list) else ""
    names = (sign, text(shop, "nom_commercial"), text(firm, "nom_raison_sociale"), text(firm, "nom_complet"))
    shown = next((name for name in names if text({"": name}, "")), "")
    return usual_case(re.sub(r"\s*\([^)]*\)$", "", shown))


def _form(firm: Firm) -> LegalForm | None:
    extra = firm.get("complements")
    if isinstance(extra, Mapping) and extra.get("est_entrepreneur_individuel") is True:
        return LegalForm.SOLE_TRADER
    return form_of_code(text(firm, "nature_juridique"))


def _person(firm: Firm) -> str:
    """First name and surname of who leads the firm, where it is a person; never its auditor."""
    for leader in groups(firm, "dirigeants"):
        first, last = text(leader, "prenoms").split(), text(leader, "nom")
        if last and "commissaire" not in text(leader, "qualite").lower():
            return usual_name(" ".join([*first[:1], re.sub(r"\s*\([^)]*\)$", "", last)]).strip())
    return ""


def _address(shop: Firm) -> dict[str, object]:
    number = " ".join(filter(None, (text(shop, "numero_voie"), text(shop, "indice_repetition").lower())))
    way = usual_street(" ".join(filter(None, (text(shop, "type_voie"), text(shop, "libelle_voie")))))
    fields: dict[str, object] = {
        "street": " ".join(filter(None, (number, way))),
        "street_extra": usual_case(text(shop, "complement_adresse")),
        "postcode": text(shop, "code_postal"),
        "city": usual_town(text(shop, "libelle_commune")),
    }
    try:
        position = {"latitude": float(text(shop, "latitude")), "longitude": float(text(shop, "longitude"))}
    except ValueError:
        return fields
    return fields | position


def _notes(firm: Firm, shop: Firm) -> tuple[str, ...]:
    notes = []
    if text(firm, "etat_administratif") == "C":
        notes.append(_("The register says that this firm has ceased."))
    elif text(shop, "etat_administratif") == "F":
        notes.append(_("The register says that this shop is closed."))
    if "P" in (text(firm, "statut_diffusion"), text(shop, "statut_diffusion_etablissement")):
        notes.append(_("This firm has asked the register to show only a part; write the rest by hand."))
    return tuple(notes)
