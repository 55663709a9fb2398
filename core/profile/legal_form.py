"""Legal forms: from INSEE's code (catégorie juridique, read 2026-11) or from the words people use."""

import re

from core.errors import Problem
from core.i18n import _
from core.profile.model import LegalForm
from core.profile.text import bare

CODES = {
    "1000": LegalForm.SOLE_TRADER,
    "5202": LegalForm.SNC,
    "5498": LegalForm.EURL,
    "5499": LegalForm.SARL,
    "5710": LegalForm.SAS,
    "5720": LegalForm.SASU,
    "6540": LegalForm.SCI,
    "9220": LegalForm.ASSOCIATION,
}
WORDS = {
    LegalForm.SOLE_TRADER: (
        "ei", "entreprise individuelle", "entrepreneur individuel", "micro-entreprise", "micro entreprise",
        "microentreprise", "auto-entrepreneur", "autoentrepreneur", "auto entrepreneur", "micro-entrepreneur",
        "sole trader",
    ),
    LegalForm.EURL: ("eurl", "sarl unipersonnelle"),
    LegalForm.SARL: ("sarl", "societe a responsabilite limitee"),
    LegalForm.SASU: ("sasu", "sas unipersonnelle"),
    LegalForm.SAS: ("sas", "societe par actions simplifiee"),
    LegalForm.SNC: ("snc", "societe en nom collectif"),
    LegalForm.SCI: ("sci", "societe civile immobiliere"),
    LegalForm.ASSOCIATION: ("association", "association loi 1901", "association declaree"),
    LegalForm.OTHER: ("other", "autre"),
}  # fmt: skip
SHOWN = {
    LegalForm.SOLE_TRADER: {"fr": "Entrepreneur individuel (EI)", "en": "Sole trader (EI)"},
    LegalForm.ASSOCIATION: {"fr": "Association", "en": "Association"},
    LegalForm.OTHER: {"fr": "", "en": ""},
}
COMPANIES = frozenset((LegalForm.EURL, LegalForm.SARL, LegalForm.SASU, LegalForm.SAS, LegalForm.SNC, LegalForm.SCI))


def form_of_code(code: str) -> LegalForm | None:
    """The form behind INSEE's code; OTHER for one that is well formed but not of a usual small business."""
    if re.fullmatch(r"[1-9][0-9]{3}", code) is None:
        return None
    return CODES.get(code, LegalForm.OTHER)


def read_form(text: str) -> LegalForm | Problem | None:
    """The form, None for nothing typed."""
    plain = bare(text)
    if not plain:
        return None
    if found := form_of_code(plain):
        return found
    words = re.sub(r"\.(?=\w\b|$|\s)", "", plain)
    for form, names in WORDS.items():
        if words in names:
            return form
    said = _("This legal form is not known.")
    return Problem("", said, _("Write for example EI, EURL, SARL, SASU, SAS or association."))


def show_form(form: LegalForm, language: str) -> str:
    """As a legal notice names it; "" for OTHER."""
    shown = SHOWN.get(form, {})
    return shown.get(language, shown.get("en", form.value.upper()))
