"""The known name nearest to one that is not known, also where the wrong one is French."""

from collections.abc import Iterable
from difflib import get_close_matches

from core.profile.text import bare

FRENCH = {
    "nom": "name", "metier": "trade", "activite": "trade", "adresse": "address", "rue": "street",
    "complement": "extra", "code_postal": "postcode", "codepostal": "postcode", "cp": "postcode", "ville": "city",
    "commune": "city", "pays": "country", "telephone": "phone", "tel": "phone", "portable": "phone", "mail": "email",
    "e-mail": "email", "courriel": "email", "horaires": "opening_hours", "hours": "opening_hours",
    "lundi": "monday", "mardi": "tuesday", "mercredi": "wednesday", "jeudi": "thursday", "vendredi": "friday",
    "samedi": "saturday", "dimanche": "sunday", "fermetures": "closures", "conges": "closures", "du": "from",
    "debut": "from", "au": "to", "fin": "to", "motif": "label", "services": "offers", "prestations": "offers",
    "produits": "offers", "tarifs": "offers", "rubrique": "section", "prix": "price", "tarif": "price",
    "unite": "unit", "equipe": "team", "prenom": "name", "fonction": "role", "fichier": "file", "legende": "caption",
    "couleurs": "colours", "colors": "colours", "liens": "links", "reseau": "network", "reseaux": "links",
    "langues": "languages", "ton": "tone", "tutoiement": "familiar", "atouts": "features",
    "communes": "towns", "villes": "towns",
    "depuis": "since", "reservation": "booking", "fuseau": "zone", "mentions_legales": "legal", "forme": "form",
    "forme_juridique": "form", "tva": "vat_number", "hebergeur": "host_name", "mediateur": "mediator_name",
    "assurance": "insurance", "gerant": "director", "slogan": "description", "jours_feries": "holidays_open",
}  # fmt: skip


def nearest(name: str, known: Iterable[str]) -> str:
    """The one of `known` that was most likely meant, "" where nothing comes near."""
    choices = list(known)
    plain = bare(name)[:100]
    if (meant := FRENCH.get(plain.replace(" ", "_"), "")) in choices:
        return meant
    found = get_close_matches(plain.replace(" ", "_"), choices, n=1, cutoff=0.6)
    return found[0] if found else ""
