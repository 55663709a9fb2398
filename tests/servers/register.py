"""The public register of firms as its open-API of July 2026 describes it, strict where the real one refuses.

Firms, people and addresses are made up; their numbers pass the check digit and belong to nobody we know of.
"""

import re
from typing import Any

from tests.servers.lookup_http import LookupServer, Question, Reply

KNOWN = frozenset(
    (
        "q",
        "page",
        "per_page",
        "minimal",
        "include",
        "limite_matching_etablissements",
        "code_postal",
        "code_commune",
        "departement",
        "region",
        "activite_principale",
        "etat_administratif",
        "nature_juridique",
    )
)
PARTS = frozenset(("siege", "dirigeants", "complements", "matching_etablissements", "finances", "tva", "score"))
WITHHELD = "[NON-DIFFUSIBLE]"


def shop(siret: str, **facts: Any) -> dict[str, Any]:
    usual = {
        "siret": siret,
        "est_siege": True,
        "etat_administratif": "A",
        "statut_diffusion_etablissement": "O",
        "complement_adresse": None,
        "numero_voie": "12",
        "indice_repetition": None,
        "type_voie": "RUE",
        "libelle_voie": "DE LA PAIX",
        "code_postal": "35000",
        "libelle_commune": "RENNES",
        "commune": "35238",
        "latitude": "48.1147",
        "longitude": "-1.6794",
        "liste_enseignes": None,
        "nom_commercial": None,
        "activite_principale": "96.02A",
        "activite_principale_naf25": "96.21G",
        "date_creation": "2009-04-01",
    }
    return usual | facts


def firm(siren: str, shops: list[dict[str, Any]], **facts: Any) -> dict[str, Any]:
    usual = {
        "siren": siren,
        "nom_complet": "SALON HELENE",
        "nom_raison_sociale": None,
        "sigle": None,
        "nature_juridique": "1000",
        "activite_principale": "96.02A",
        "activite_principale_naf25": "96.21G",
        "date_creation": "2009-04-01",
        "etat_administratif": "A",
        "statut_diffusion": "O",
        "dirigeants": [],
        "complements": {"est_entrepreneur_individuel": False},
        "shops": shops,
    }
    return usual | facts


SOLE = firm(
    "000000018",
    [shop("00000001800010", liste_enseignes=["SALON HÉLÈNE"])],
    nom_complet="HELENE CADIOU (SALON HÉLÈNE)",
    dirigeants=[{"type_dirigeant": "personne physique", "nom": "CADIOU", "prenoms": "HÉLÈNE MARIE", "qualite": None}],
    complements={"est_entrepreneur_individuel": True},
)
COMPANY = firm(
    "000000026",
    [
        shop("00000002600013", libelle_voie="DES LICES", type_voie="PLACE", numero_voie="1"),
        shop(
            "00000002600021",
            est_siege=False,
            code_postal="35400",
            libelle_commune="SAINT-MALO",
            numero_voie="3",
            indice_repetition="B",
            type_voie="QUAI",
            libelle_voie="DE L'EPEE",
            complement_adresse="BATIMENT A",
            activite_principale="10.71C",
            liste_enseignes=["AU PAIN DU PORT"],
        ),
        shop("00000002600039", est_siege=False, etat_administratif="F"),
    ],
    nom_complet="BOULANGERIE EXEMPLE (PAIN DU PORT)",
    nom_raison_sociale="BOULANGERIE EXEMPLE",
    nature_juridique="5499",
    activite_principale="10.71C",
    dirigeants=[
        {
            "type_dirigeant": "personne physique",
            "nom": "FAUX",
            "prenoms": "ANNE",
            "qualite": "Commissaire aux comptes titulaire",
        },
        {"type_dirigeant": "personne physique", "nom": "LE GOFF", "prenoms": "YANN PAUL", "qualite": "Gérant"},
    ],
)
PARTIAL = firm(
    "000000034",
    [
        shop(
            "00000003400017",
            statut_diffusion_etablissement="P",
            numero_voie=WITHHELD,
            type_voie=WITHHELD,
            libelle_voie=WITHHELD,
            code_postal=WITHHELD,
            latitude=WITHHELD,
            longitude=WITHHELD,
            libelle_commune="CANCALE",
            activite_principale="43.22A",
        )
    ],
    nom_complet=WITHHELD,
    statut_diffusion="P",
    activite_principale="43.22A",
    dirigeants=[{"nom": WITHHELD, "prenoms": WITHHELD, "qualite": None}],
    complements={"est_entrepreneur_individuel": True},
)
CEASED = firm("000000042", [shop("00000004200010", etat_administratif="F")], etat_administratif="C")
HIDDEN = "00000005900014"
"""A firm that exists and is shown to nobody: the answer is the same as for one that does not exist."""

FIRMS = (SOLE, COMPANY, PARTIAL, CEASED)


def register_server() -> LookupServer:
    return LookupServer(_answer)


def _answer(path: str, question: Question) -> Reply:
    if path != "/search":
        return 404, {"erreur": "Not found"}
    if refusal := _refusal(question):
        return 400, {"erreur": refusal}
    number = question["q"].replace(" ", "")
    direct = re.fullmatch(r"\d{9}|\d{14}", number)
    found = _numbered(number) if direct else _named(question)
    shown = [_shown(one, question, number if direct else "") for one in found]
    per_page = int(question.get("per_page", 10))
    return 200, {
        "results": shown[:per_page],
        "total_results": len(shown),
        "page": 1,
        "per_page": per_page,
        "total_pages": 1,
    }


def _refusal(question: Question) -> str:
    """The first rule that is broken, in the service's own words."""
    words, postcode = question.get("q", ""), question.get("code_postal", "35000")
    rules = [
        (f"Paramètres inconnus : {sorted(set(question) - KNOWN)}", set(question) <= KNOWN),
        ("3 caractères minimum pour les termes de la requête (ou utilisez au moins un filtre)", len(words) >= 3),
        ("Au moins une valeur du paramètre code_postal est non valide.", re.fullmatch(r"\d{5}(,\d{5})*", postcode)),
        ("Le paramètre etat_administratif doit prendre une des valeurs suivantes ['A', 'C'].",
         question.get("etat_administratif", "A") in ("A", "C")),
        ("Veuillez indiquer si vous souhaitez une réponse minimale avec le filtre `minimal=True`.",
         "include" not in question or question.get("minimal") == "true"),
        ("Au moins un champ à inclure est non valide.", set(question.get("include", "siege").split(",")) <= PARTS),
    ]  # fmt: skip
    for name, highest in (("per_page", 25), ("page", 1000), ("limite_matching_etablissements", 100)):
        number = question.get(name, "1")
        kept = number.isdigit() and 1 <= int(number) <= highest
        rules.append((f"Veuillez indiquer un paramètre `{name}` entre `1` et `{highest}`.", kept))
    return next((said for said, kept in rules if not kept), "")


def _numbered(number: str) -> list[dict[str, Any]]:
    """A direct search, blind to every filter."""
    return [one for one in FIRMS if one["siren"] == number or any(shop["siret"] == number for shop in one["shops"])]


def _named(question: Question) -> list[dict[str, Any]]:
    words = question["q"].upper().split()
    return [
        one
        for one in FIRMS
        if all(word in f"{one['nom_complet']} {one['shops']}".upper() for word in words)
        and one["etat_administratif"] == question.get("etat_administratif", one["etat_administratif"])
        and any(shop["code_postal"] == question.get("code_postal", shop["code_postal"]) for shop in one["shops"])
    ]


def _shown(one: dict[str, Any], question: Question, number: str) -> dict[str, Any]:
    """With `minimal`, only the parts asked for. A SIRET matches that one establishment, whatever the head office."""
    shops = [shop for shop in one["shops"] if len(number) != 14 or shop["siret"] == number]
    if "code_postal" in question and not number:
        shops = [shop for shop in shops if shop["code_postal"] == question["code_postal"]]
    parts = {
        "siege": next(shop for shop in one["shops"] if shop["est_siege"]),
        "matching_etablissements": shops[: int(question.get("limite_matching_etablissements", 10))],
        "dirigeants": one["dirigeants"],
        "complements": one["complements"],
    }
    wanted = set(question["include"].split(",")) if "include" in question else set(parts)
    plain = {key: value for key, value in one.items() if key not in {"shops", *parts}}
    return plain | {key: value for key, value in parts.items() if key in wanted}
