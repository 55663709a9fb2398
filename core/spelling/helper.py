"""The spelling in a process of its own: a dictionary that loads or thinks holds Python up, and with it every window.

One JSON value a line. Asked: {"own": [texts]} sets the words of the business; {"n": 1, "language": "fr", "text": "..."}
is answered by {"n": 1, "unknown": [[start, length, word], ...]}; with "word" in the place of "text" by
{"n": 1, "suggestions": [...]}. It ends when nobody can ask any more.
"""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from core.i18n import LANGUAGES
from core.spelling.speller import Speller


def answer_all(asked: Iterable[str], told: TextIO) -> None:
    own: list[str] = []
    spellers: dict[str, Speller] = {}
    for line in asked:
        wish: dict[str, Any] = json.loads(line)
        if "own" in wish:
            own, spellers = wish["own"], {}
            continue
        language = wish["language"] if wish["language"] in LANGUAGES else "fr"
        speller = spellers.setdefault(language, Speller(language, own))
        answer: dict[str, Any] = {"n": wish["n"]}
        if "word" in wish:
            answer["suggestions"] = speller.suggestions(wish["word"])
        else:
            answer["unknown"] = [[one.start, one.length, one.word] for one in speller.unknown(wish["text"])]
        print(json.dumps(answer), file=told, flush=True)
