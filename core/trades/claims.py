"""Words that promise something. A drafted text may hold them only where the profile says so.

Some are never ours to say (“the best”); others ("organic") are free as soon as a sentence asks for a tick, an offer
or the owner's own words that cover it.
"""

import re

NEVER = {
    "fr": (
        r"meilleure?s?\b(?! vœux)", r"n°\s*1", r"numéro (1|un)\b", r"leaders?", r"d’exception", r"\bexceptionnels?\b",
        r"incontournables?", r"imbattables?", r"\binégalé\w*", r"passionn\w+", r"savoir-faire", r"à votre écoute",
        r"\bsolutions?\b", r"de qualité", r"haut de gamme", r"\bsoldes?\b", r"depuis toujours",
        r"\bexpertise\b(?! comptable)", r"\bexperts?\b(?!-comptable)", r"\bspécialistes?\b", r"\bprimée?s?\b",
        r"médaill(é|és|ée|ées)\b", r"satisfaction", r"24 ?h ?/ ?24", r"7 ?j ?/ ?7", r"sur mesure", r"au service de",
        r"générations?", r"authentiques?", r"d’antan", r"amoureusement",
        r"sublim\w+", r"chaque matin", r"tous les matins", r"fraîcheur",
    ),
    "en": (
        r"\bbest (in|bread|bakery|salon|plumber|price|quality)", r"\bfinest\b", r"\bleading\b", r"\bnumber one\b",
        r"\bpassion\w*", r"\bexpert(s|ise)?\b", r"\bsolutions?\b", r"\bquality\b", r"\baward\w*", r"\bunbeatable\b",
        r"\bunrivalled\b", r"\bsecond to none\b", r"\bworld-class\b", r"\bexceptional (bread|cut|service)",
        r"\bsatisfaction\b", r"\bspecialists?\b", r"24/7", r"\bgenerations?\b", r"\bauthentic\b", r"\bbespoke\b",
        r"\bevery morning\b", r"\bfreshly (baked|made)\b", r"\bwith love\b", r"\bstate-of-the-art\b",
    ),
}  # fmt: skip
COVERED = {
    "fr": (
        r"\bbios?\b", r"biologiques?", r"gratuit\w*", r"fait(e|es|s)? maison", r"artisana\w+",
        r"\blivr(ons|aisons?|é|er)\b", r"\burgences?\b", r"garanti\w*", r"certifi(é|ée|és|ées|cation)\b",
        r"agréée?s?\b", r"écologiques?", r"\bdécennale?\b", r"stationnement", r"carte cadeau", r"bons? cadeaux?",
        r"sans rendez-vous", r"à domicile", r"traditionnel\w*",
        r"\bRGE\b", r"\bqualiopi\b", r"diplômée?s?\b", r"conventionnée?s?\b", r"maître artisan", r"crédit d’impôt",
        r"tiers payant", r"véhicule de prêt", r"wi-?fi", r"\bterrasse\b", r"\bparking\b",
    ),
    "en": (
        r"\borganic\b", r"\bfree\b(?! to| of| from|zer)", r"\bhome-?made\b", r"\bartisan\w*", r"\bwe deliver\b",
        r"\bemergenc\w+", r"\bguarantee\w*", r"\bcertified\b", r"\blocally\b", r"\beco-friendly\b",
        r"\bgift (card|voucher)s?\b", r"\bwalk-ins?\b", r"\bRGE\b", r"\bqualified\b", r"\btax credit\b",
        r"\bcourtesy car\b", r"\bwi-?fi\b", r"\bparking\b",
    ),
}  # fmt: skip
ALCOHOL = {
    "fr": (
        r"\bvins?\b", r"\bbières?\b", r"\bchampagnes?\b", r"(?<!vinaigre de )\bcidres?\b", r"\bspiritueux\b",
        r"\brhums?\b", r"\bwhiskys?\b", r"\bcocktails?\b", r"\bapéros?\b", r"\bapéritifs?\b", r"\bbeaujolais\b",
        r"\bcrémants?\b", r"\bliqueurs?\b", r"\balcools?\b",
    ),
    "en": (
        r"\bwines?\b", r"\bbeers?\b", r"\bchampagnes?\b", r"\bciders?\b(?! vinegar)", r"\bspirits\b", r"\brums?\b",
        r"\bwhisk(e?y|ies)\b", r"\bcocktails?\b", r"\bbeaujolais\b", r"\bliqueurs?\b", r"\balcohol\b",
    ),
}  # fmt: skip
"""Words by which a post speaks of alcohol; it then bears the warning (Code de la santé publique, L3323-4)."""
TEMPTING = {
    "fr": (
        r"\bfête[sr]?\b", r"\btrinqu\w+", r"\bivresse\b", r"\bsoirées?\b", r"\bconvivial\w*", r"\bami(e?s)?\b",
        r"\bplaisirs?\b", r"\bdétente\b", r"\bbonheur\b", r"\bséduc\w+", r"\bs’amuser\b", r"à la vôtre",
        r"\bbonne santé\b",
    ),
    "en": (
        r"\bpart(y|ies)\b", r"\bcheers\b", r"\bfriends?\b", r"\bfun\b", r"\bhapp(y|iness)\b", r"\bpleasure\b",
        r"\bcelebrat\w+", r"\brelax\w*", r"\bromantic\b",
    ),
}  # fmt: skip
"""What such a post may not say: the law allows origin, making, vintage, serving and price, no mood (L3323-4)."""
_PATTERNS = {
    kind: {language: re.compile("|".join(words), re.IGNORECASE) for language, words in table.items()}
    for kind, table in (("never", NEVER), ("covered", COVERED), ("alcohol", ALCOHOL), ("tempting", TEMPTING))
}
COVERS = ("feature:", "mentions:", "description", "insurance", "offer_description", "member_words", "price:quote")


def forbidden(text: str, language: str) -> list[str]:
    """Promises in `text` that a draft never makes by itself."""
    return [found[0] for found in _PATTERNS["never"][language].finditer(text.replace("'", "’"))]


def uncovered(text: str, language: str, needs: tuple[str, ...]) -> list[str]:
    """Promises in `text` that none of `needs` can cover."""
    if any(need.startswith(COVERS) for need in needs):
        return []
    return [found[0] for found in _PATTERNS["covered"][language].finditer(text.replace("'", "’"))]


def alcohol(text: str, language: str) -> list[str]:
    """Words of `text` that speak of alcohol."""
    return [found[0] for found in _PATTERNS["alcohol"][language].finditer(text.replace("'", "’"))]


def tempting(text: str, language: str) -> list[str]:
    """Words that a post about alcohol may not say."""
    return [found[0] for found in _PATTERNS["tempting"][language].finditer(text.replace("'", "’"))]


def begun(words: tuple[str, ...], text: str) -> list[str]:
    """Words of `text` that begin with one of `words`, in any case: "guéri" finds guérir and Guérison."""
    if not words:
        return []
    plain = text.replace("'", "’")
    told = "|".join(re.escape(word.replace("'", "’")) for word in words)
    return [found[0] for found in re.finditer(rf"\b(?:{told})\w*", plain, re.IGNORECASE)]
