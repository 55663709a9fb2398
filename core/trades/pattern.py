"""How a wording is written, and what a business makes of it.

    [Une question|Un doute] ?        one of the two, drawn for each business; "[très |]" may be nothing
    [1:Il|Ils] [1:vient|viennent]    choices with one number go together: the first of each, or the second of each
    <Poussez|Pousse> la porte        what customers are told whom the business calls "vous", and whom it calls "tu"
    {un/une} {trade_name}            the form that goes with the French name of the trade
    {phone}                          a placeholder, see core/trades/needs.py

A wording in which "vous" is said outside of such a pair is for businesses that say "vous".
"""

import re
from collections.abc import Callable, Iterator
from itertools import count, islice, product

CHOICE = re.compile(r"\[([^\[\]]*)\]")
LABEL = re.compile(r"(\d):")
ADDRESS = re.compile(r"<([^<>|]*)\|([^<>|]*)>")
AGREEMENT = re.compile(r"\{([^{}/]*)/([^{}/]*)\}")
SIGNS = re.compile(r"[\[\]<>|]")
STOP = re.compile(r"(?<=[.!?…])\s+")
_EZ = r"(?!(?:chez|assez|carrez|nez|rez|allez-retour|raz|riz|rendez)\b)\b\w{2,}ez\b"
_IRREGULAR = r"\b(?:dites|êtes|faites(?! ici| maison| pour| avec| par| main| à| de| d['’]))\b"
VOUS = re.compile(rf"\b(?:vous|votre|vos|vôtres?)\b|{_EZ}|{_IRREGULAR}", re.IGNORECASE)
KEPT = re.compile(r"\brendez-vous\b", re.IGNORECASE)


def addressed(text: str, *, familiar: bool) -> str:
    """`text` as said to customers: "tu" where `familiar`, else "vous"."""
    return ADDRESS.sub(r"\2" if familiar else r"\1", text)


def says_vous(text: str) -> bool:
    """Whether `text` says "vous" (or gives an order to it) whatever the business prefers."""
    return bool(VOUS.search(KEPT.sub("", ADDRESS.sub("", text))))


def agreed(text: str, gender: str) -> str:
    """With the forms that go with a French noun of that gender, "m" or "f"."""
    return AGREEMENT.sub(r"\2" if gender == "f" else r"\1", text)


def chosen(text: str, choose: Callable[[int, tuple[str, ...]], str]) -> str:
    """With one alternative of each choice: `choose` is given its number, from 0, and the alternatives.

    Of choices that go together only the first is asked for.
    """
    free, tied = count(), dict[str, int]()

    def put(found: re.Match[str]) -> str:
        label, alternatives = _parts(found[1])
        if label in tied:
            return alternatives[tied[label] % len(alternatives)]
        picked = choose(next(free), alternatives)
        if label:
            tied[label] = alternatives.index(picked)
        return picked

    return CHOICE.sub(put, text)


def choices(text: str) -> tuple[tuple[str, ...], ...]:
    """The alternatives of each choice that is free; `text` has its address settled already."""
    labels: set[str] = set()
    found = []
    for match in CHOICE.finditer(text):
        label, alternatives = _parts(match[1])
        if not label or label not in labels:
            found.append(alternatives)
        labels.add(label)
    return tuple(found)


def untied(text: str) -> list[str]:
    """Numbers under which choices of different lengths would go together."""
    lengths: dict[str, set[int]] = {}
    for match in CHOICE.finditer(addressed(text, familiar=False)):
        label, alternatives = _parts(match[1])
        if label:
            lengths.setdefault(label, set()).add(len(alternatives))
    return [label for label, counts in lengths.items() if len(counts) > 1]


def _parts(choice: str) -> tuple[str, tuple[str, ...]]:
    """The number of a choice that goes with others, or nothing, and its alternatives."""
    found = LABEL.match(choice)
    return (found[1] if found else "", tuple(choice[found.end() if found else 0 :].split("|")))


def readings(text: str, most: int = 64) -> Iterator[str]:
    """Every text that the choices of `text` can give, up to `most` of them, for "vous" and for "tu"."""
    for familiar in (False, True):
        plain = addressed(text, familiar=familiar)
        for picked in islice(product(*choices(plain)), most):
            yield chosen(plain, lambda number, _alternatives, picked=picked: picked[number])  # type: ignore[misc]
        if plain == text:
            return


def sentences(text: str) -> list[str]:
    """Its sentences, choices left as they are: a stop within a choice parts nothing."""
    hidden = CHOICE.sub(lambda found: re.sub(r"\s", "\x00", found[0]), text)
    return [part.replace("\x00", " ") for part in STOP.split(hidden) if part.strip()]


def ways(text: str) -> int:
    """In how many ways the choices of `text` can be taken."""
    found = 1
    for alternatives in choices(addressed(text, familiar=False)):
        found *= len(set(alternatives))
    return found
