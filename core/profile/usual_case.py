"""Registers write in capitals; people do not. "12 RUE DE LA PAIX" becomes "12 rue de la Paix"."""

import re

SMALL = frozenset((
    "a", "à", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lès", "ou", "par", "pour",
    "près", "sous", "sur",
))  # fmt: skip
LETTERS = frozenset(("SARL", "SAS", "SASU", "EURL", "SNC", "SCI", "EI", "ZA", "ZI", "ZAC", "II", "III", "IV", "BP"))
WORD = re.compile(r"[^\W\d_]+")


def usual_case(text: str) -> str:
    """Only text that is all capitals is touched: somebody has chosen the rest."""
    if text != text.upper():
        return text
    first = WORD.search(text)

    def word(found: re.Match[str]) -> str:
        lower = found[0].lower()
        if found[0] in LETTERS:
            return found[0]
        return lower if lower in SMALL and found.start() != (first.start() if first else 0) else lower.capitalize()

    return WORD.sub(word, text)


def usual_town(text: str) -> str:
    """Without the number of a district of Paris, Lyon or Marseille and without CEDEX."""
    plain = re.sub(r"\s+CEDEX(\s+\d+)?$", "", text, flags=re.IGNORECASE)
    return usual_case(re.sub(r"^(PARIS|LYON|MARSEILLE)\s+\d+.*$", r"\1", plain, flags=re.IGNORECASE))
