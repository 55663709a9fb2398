"""Registers write in capitals; people do not. "12 RUE DE LA PAIX" becomes "12 rue de la Paix"."""

import re

SMALL = frozenset((
    "à", "au", "aux", "de", "des", "du", "en", "et", "la", "le", "les", "lès", "ou", "par", "pour", "près", "sous",
    "sur",
))  # fmt: skip
LETTERS = frozenset(("SARL", "SAS", "SASU", "EURL", "SNC", "SCI", "EI", "ZA", "ZI", "ZAC", "II", "III", "IV", "BP"))
WORD = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?")


def usual_case(text: str) -> str:
    """Only text that is all capitals is touched: somebody has chosen the rest."""
    if text != text.upper():
        return text
    start = next((found.start() for found in WORD.finditer(text)), 0)
    return WORD.sub(lambda found: _word(found[0], first=found.start() == start), text)


def usual_name(text: str) -> str:
    """A person: every part has its capital ("Yann Le Goff")."""
    return WORD.sub(lambda found: found[0].capitalize(), text) if text == text.upper() else text


def usual_street(text: str) -> str:
    """The kind of way in lower case, as it stands behind a number: "rue de la Paix"."""
    usual = usual_case(text)
    return usual[:1].lower() + usual[1:] if text == text.upper() else usual


def _word(word: str, *, first: bool) -> str:
    """The "L'" of "L'ÉPÉE" is small, the "A" of "BATIMENT A" is not."""
    lower = word.lower()
    if word in LETTERS or (len(word) == 1 and lower not in SMALL):
        return word
    small = lower in SMALL or lower.endswith(("'", "’"))
    return lower if small and not first else lower.capitalize()


def usual_town(text: str) -> str:
    """Without the number of a district of Paris, Lyon or Marseille and without CEDEX."""
    plain = re.sub(r"\s+CEDEX(\s+\d+)?$", "", text, flags=re.IGNORECASE)
    return usual_case(re.sub(r"^(PARIS|LYON|MARSEILLE)\s+\d+.*$", r"\1", plain, flags=re.IGNORECASE))
