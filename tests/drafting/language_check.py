"""A checker of drafted texts: what no careful writer of French or English would leave standing."""

import re
from collections.abc import Iterator

VOWEL = "aàâeéèêëiîïoôuûüyœæ"
ASPIRED = (
    "hall", "haut", "havre", "haie", "halte", "hamac", "hammam", "hamburger", "hameau", "hampe", "hanche", "hand",
    "hangar", "hanté", "harc", "hard", "hareng", "haricot", "harnais", "harpe", "hasard", "hâte", "hausse", "hayon",
    "hein", "héler", "hélas", "henné", "hérisson", "hernie", "héron", "héros", "hertz", "hêtre", "heurt", "hibou",
    "hic", "hiérarch", "hifi", "hip", "hobby", "hockey", "hollande", "homard", "hongr", "honte", "hoquet", "hors",
    "hot", "hotte", "houblon", "houle", "houppe", "housse", "houx", "hub", "hublot", "huche", "huées", "huit", "hurl",
    "husky", "huskies", "hach", "haïr", "haine", "halo", "halle", "handicap", "haillon", "halogè",
)  # fmt: skip
MUTE_AGAIN = ("halogène", "haleine", "harmon", "hallucin", "haltère", "hameçon")
NO_ELISION = (
    "onz",
    "oui",
    "ouistiti",
    "yaourt",
    "yoga",
    "yucca",
    "yacht",
    "yeti",
    "yaoï",
    "ya",
    "yo",
    "ye",
    "yin",
    "un ",
    "uhlan",
    "ululement",
    "uns",
)
"""Words before which nothing is elided although they begin with a vowel; "un" only as the figure."""
INFINITIVE = re.compile(r"\w*(?:er|ir|re|oir|voir)\b|y\b|lui\b|leur\b|en\b|un\b")
LEFT = re.compile(r"[{}\[\]<>|]")
SPACES = re.compile(r"  |[  ]{2}|\s[,.](?=\s|$)|\(\s|\s\)| $|^ ")
_SMALL = "de|du|des|le|la|les|à|au|aux|et|ou|un|une|en|est|sur|the|a|of|in|at|to|and|is"
DOUBLED = re.compile(rf"(?<![-’'])\b({_SMALL})\s+\1\b", re.IGNORECASE)
UNBEGUN = re.compile(r"[.!]\s+[a-zàâéèêëîïôûœ]")
ENDS = re.compile(
    r"(?:\bM|\bMme|\bff|\bR|\bL|\betc|\bex|\bp|\bn|\bvs|\be\.g|\bi\.e|\bDr|\bSt|\bapprox|\bmin|\bmax|\bh|\bcm|\bkg|\d)\.\s"
)


def mistakes(text: str, language: str, name: str = "") -> list[str]:
    """Every mistake with the piece of text it stands in; `name` is the business's, whose signs are its own."""
    found = [*_signs(text.replace(name, "Nom") if name else text, language)]
    return [*found, *(_french(text) if language == "fr" else _english(text))]


def _signs(text: str, language: str) -> Iterator[str]:
    for pattern, what in ((LEFT, "left over"), (SPACES, "spaces"), (DOUBLED, "doubled word")):
        if hit := pattern.search(text):
            yield f"{what}: {_around(text, hit)}"
    plain = ENDS.sub(" ", text)
    if hit := UNBEGUN.search(plain):
        yield f"no capital after a stop: {_around(plain, hit)}"
    if "'" in text or "..." in text:
        yield f"typewriter signs: {text[:60]}"
    if language == "fr" and (hit := re.search(r"[^\s  ][;!?»](?![\w!?»])|\w:(?=\s)|« ?\w(?<!« )", _unlinked(text))):
        piece = text[max(hit.start() - 12, 0) : hit.end() + 4]
        if not re.search(r"[!?…]\s?[!?]|\(\?\)", piece):
            yield f"spacing of signs: {piece}"


def _unlinked(text: str) -> str:
    return re.sub(r"https?://\S+|\b\d\d:\d\d\b", "", text)


def _french(text: str) -> Iterator[str]:
    low = text.lower().replace("’", "'")
    for pattern, wrong, what in CHECKS:
        yield from (f"{what}: {_around(low, hit)}" for hit in pattern.finditer(low) if wrong(low, hit))


def _unelided(low: str, hit: re.Match[str]) -> bool:
    return _elides(hit[2]) and not _fixed(low, hit)


def _uncontracted(_low: str, hit: re.Match[str]) -> bool:
    return not INFINITIVE.match(hit[3])


def _before_vowel(low: str, hit: re.Match[str]) -> bool:
    return _elides(hit[2]) and low[hit.start() - 1 : hit.start()] != "-" and hit[2] != "est"


def _always(_low: str, _hit: re.Match[str]) -> bool:
    return True


_NEXT = rf"([{VOWEL}h][\w'-]*(?: \w)?)"
CHECKS = (
    (re.compile(rf"\b(de|le|la|que|ne|se|je|me|te|jusque|lorsque|puisque|quoique)\s+{_NEXT}"), _unelided, "no elision"),
    (re.compile(r"\bsi (ils?)\b"), _always, "no elision"),
    (re.compile(r"\b(de|à) (les?) (\w+)"), _uncontracted, "no contraction"),
    (re.compile(rf"\b(du|au|ce(?! est)|ma|ta|sa)\s+{_NEXT}"), _before_vowel, "form before a vowel"),
    (re.compile(r"\b(qu'|d'|l'|n'|s'|j')(?=[bcdfgjklmnpqrstvwxz])"), _always, "elision before a consonant"),
)


def _elides(word: str) -> bool:
    if word.startswith(MUTE_AGAIN):
        return True
    if word.startswith(NO_ELISION) or word in {"un", "y", "h", "a", "e", "i", "o", "u", "à"}:
        return False
    if word.startswith("h"):
        return not word.startswith(ASPIRED)
    return not word.startswith(("y",))


def _fixed(low: str, hit: re.Match[str]) -> bool:
    """“la une”, “le un”, a letter, an adverb at the end: what may stand without elision."""
    word = hit[2].split()[0]
    before = low[max(hit.start() - 14, 0) : hit.start()]
    if hit[1] in {"la", "le"} and before.rstrip().endswith(("-", "celui-", "là")):
        return True
    if (
        hit[1] in {"le", "la", "que"}
        and word in {"et", "ou", "à", "au", "aux", "en", "avec"}
        and "-" in low[hit.start() - 1 : hit.start()]
    ):
        return True
    return low[hit.start() - 1 : hit.start()] == "-" or word.isdigit() or word in {"une", "a"}


def _english(text: str) -> Iterator[str]:
    low = text.lower()
    for hit in re.finditer(r"(?<![\w’'-])a ([aeio]\w+|u(?!ni|se|su|sa|k|eu|ro|ti|to)\w+)", low):
        if not re.match(r"one\b|once|eu|ewe|ouija", hit[1]):
            yield f"a before a vowel: {_around(low, hit)}"
    for hit in re.finditer(r"(?<![\w’'-])an ([bcdfgjklmnpqrstvwxyz]\w+|h(?!our|onest|eir|onou)\w+)", low):
        if not re.match(r"(mp|rge|sms|nda|xml|hd|led|lpg|mot|fr|sd|ssd)\b", hit[1]):
            yield f"an before a consonant: {_around(low, hit)}"


def _around(text: str, hit: re.Match[str]) -> str:
    return text[max(hit.start() - 18, 0) : hit.end() + 18].replace("\n", " ")
