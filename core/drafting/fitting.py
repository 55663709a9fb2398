"""Texts of a given length that end where a word ends."""

ELLIPSIS = "…"
BREAKS = {ord(sign): " " for sign in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"}


def graphemes(text: str) -> list[str]:
    """What a reader takes for single characters: an emoji with its skin tone, a letter with its accents."""
    if text.isascii():
        return list(text)
    import regex

    return regex.findall(r"\X", text)


def line(text: str) -> str:
    """`text` on one line: whatever white space it holds becomes single spaces. A no-break space stays."""
    return " ".join(part for part in text.translate(BREAKS).split(" ") if part)


def shortened(text: str, longest: int) -> str:
    """`text`, or as many of its first words as fit with an ellipsis; never half a grapheme.

    The length is counted in code points, the strictest of the ways in which search engines and networks count.
    """
    if len(text) <= longest:
        return text
    kept = _start(text, longest - len(ELLIPSIS))
    head, space, _tail = kept.rpartition(" ")
    if space and len(head) * 2 >= len(kept) and not text[len(kept) :].startswith(" "):
        kept = head
    return kept.rstrip(" \u00a0,;:.–-—|(«") + ELLIPSIS


def _start(text: str, longest: int) -> str:
    kept: list[str] = []
    size = 0
    for grapheme in graphemes(text[: longest * 2 + 64]):
        size += len(grapheme)
        if size > longest:
            break
        kept.append(grapheme)
    return "".join(kept)
