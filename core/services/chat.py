"""A language model behind an address that speaks OpenAI's chat completions: Ollama, llama.cpp's server, a hosted one.

The form of request and answer is that of the "Chat Completions" reference (platform.openai.com, read 2026-11), of which
only what every server of the kind knows is used: model, messages, temperature, max_tokens; GET /models for the names.
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from core.errors import DevantureError
from core.i18n import _
from core.services.http import Step, Web
from core.services.service import Line

LONGEST = 4_000  # characters; what is longer is no answer
HERE = {"localhost", "127.0.0.1", "::1"}
TOKENS = 900  # what a rewritten text may take at most
TEMPERATURE = 0.5
THOUGHTS = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)


class Chat:
    """`address` as the owner types it, with or without /v1; `key` is empty for a program on this computer."""

    def __init__(self, line: Line, address: str, key: str = "") -> None:
        base = address.strip().rstrip("/")
        parts = urlsplit(base)
        if key and parts.scheme != "https" and parts.hostname not in HERE:
            raise DevantureError(
                _("A key is never sent without encryption."),
                safe=_("Nothing was sent."),
                remedy=_("Use an address that begins with https://, or leave the key empty."),
            )
        self._key = key
        self._web = Web(
            line, _("The writing help"), base if re.search(r"/v\d+\w*$", base) else f"{base}/v1",
            sign_in=_("Check the key in the settings of the writing help."),
        )  # fmt: skip

    def models(self) -> list[str]:
        """The names that may be asked, as the server lists them."""
        data = self._web.accepted(Step.LOOK, self._web.call(Step.LOOK, "GET", "/models", token=self._key))
        found = data.get("data")
        listed = found if isinstance(found, list) else []
        return [str(one["id"]) for one in listed if isinstance(one, dict) and one.get("id")]

    def ask(self, model: str, told: str, wish: str) -> str:
        """What `model` answers to `wish`, having been told the rules in `told`."""
        messages = [{"role": "system", "content": told}, {"role": "user", "content": wish}]
        question = {
            "model": model, "messages": messages, "temperature": TEMPERATURE, "max_tokens": TOKENS, "stream": False,
        }  # fmt: skip
        answer = self._web.call(Step.LOOK, "POST", "/chat/completions", token=self._key, json=question)
        data = self._web.accepted(Step.LOOK, answer, "choices")
        text = _cleaned(_content(data["choices"]))
        if not text or len(text) > LONGEST:
            raise _no_text()
        return text


def _content(choices: object) -> str:
    """The text of the first choice; half a text is none."""
    first = choices[0] if isinstance(choices, Sequence) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    text = message.get("content") if isinstance(message, dict) else None
    cut = isinstance(first, dict) and first.get("finish_reason") == "length"
    if not isinstance(text, str) or cut:
        raise _no_text()
    return text


def _no_text() -> DevantureError:
    return DevantureError(
        _("The writing help gave no text."),
        safe=_("Your text is unchanged."),
        remedy=_("Try once more, or choose another model in the settings."),
    )


def _cleaned(text: str) -> str:
    """Without thoughts, those that did not end among them, and quotation marks around all of it."""
    plain = THOUGHTS.sub("", text).strip()
    for first, last in (('"', '"'), ("“", "”"), ("«", "»")):
        if plain.startswith(first) and plain.endswith(last) and plain.count(first) + plain.count(last) == 2:
            plain = plain[1:-1].strip()
    return plain
