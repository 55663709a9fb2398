"""Optional help with writing, from a program on this computer or a hosted one with the owner's key. Off by default.

It is told the facts of the profile and nothing else; what it answers is held to the rule of claims and to the length
of the network, and is only ever shown beside the text, never put in its place by itself.
"""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from core.errors import DevantureError, Problem
from core.house import House
from core.i18n import N_, _
from core.ports import Secrets, silent
from core.profile.profiles import Profiles
from core.services.service import Line
from core.store.faults import told

if TYPE_CHECKING:
    from core.services.chat import Chat

FILE = "writing-help.json"
OWNER, SECRET = "program/writing-help", "key"
TRIES = 2  # an answer that claims too much is asked for once more


class Wish(StrEnum):
    SHORTER = "shorter"
    WARMER = "warmer"
    SOBER = "sober"
    NETWORK = "network"


WISHES = {
    Wish.SHORTER: N_("Shorter"), Wish.WARMER: N_("Warmer"), Wish.SOBER: N_("More sober"),
    Wish.NETWORK: N_("For this network"),
}  # fmt: skip
ASKED = {
    "fr": {
        Wish.SHORTER: "Raccourcis ce texte d'un tiers au moins, sans rien ajouter.",
        Wish.WARMER: "Rends ce texte plus chaleureux, simplement, sans rien ajouter.",
        Wish.SOBER: "Rends ce texte plus sobre et plus précis, sans rien ajouter.",
        Wish.NETWORK: "Adapte ce texte à une publication sur {network}, sans rien ajouter.",
    },
    "en": {
        Wish.SHORTER: "Make this text shorter by a third at least, adding nothing.",
        Wish.WARMER: "Make this text warmer, in plain words, adding nothing.",
        Wish.SOBER: "Make this text more sober and precise, adding nothing.",
        Wish.NETWORK: "Turn this text into a post for {network}, adding nothing.",
    },
}
RULES = {
    "fr": (
        "Tu récris un texte court pour une petite entreprise française. N'affirme rien que le texte ou les faits "
        "ci-dessous ne disent : ni prix, ni horaires, ni qualités, ni noms. Pas de superlatif, pas d'émoji, pas de "
        "hashtag nouveau. On {address} les clients. {limit}Réponds par le texte seul.\n\nFaits :\n{facts}"
    ),
    "en": (
        "You rewrite a short text for a small French business, in British English. Claim nothing that the text or the "
        "facts below do not say: no prices, hours, qualities or names. No superlatives, no emoji, no new hashtags. "
        "{limit}Answer with the text alone.\n\nFacts:\n{facts}"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpSettings:
    """`address` of an OpenAI-compatible server ("http://localhost:11434"), `model` by its name there."""

    on: bool = False
    address: str = "http://localhost:11434/v1"
    model: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """A suggestion; with `problems` it may not be taken as it is."""

    text: str
    problems: tuple[Problem, ...] = ()


class WritingHelp:
    """Made with the house it is set up in; the key lies in the keyring."""

    def __init__(self, house: House) -> None:
        self._house = house

    @property
    def _file(self) -> Path:
        return self._house.home / FILE

    def settings(self) -> HelpSettings:
        """As they were kept; what cannot be read counts as never set up."""
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            return HelpSettings(on=bool(kept["on"]), address=str(kept["address"]), model=str(kept["model"]))
        except (OSError, ValueError, KeyError, TypeError):
            return HelpSettings()

    def change(self, settings: HelpSettings) -> None:
        with told(self._file):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part = self._file.with_suffix(".part")
            part.write_text(json.dumps(asdict(settings)), encoding="utf-8")
            part.replace(self._file)

    def key(self) -> str:
        return self._vault().get(OWNER, SECRET) or ""

    def keep_key(self, key: str) -> None:
        if key:
            self._vault().set(OWNER, SECRET, key)
        else:
            self._vault().delete(OWNER, SECRET)

    def models(self, settings: HelpSettings, key: str, stop: Event | None = None) -> list[str]:
        """The models that the server offers: what "Try it" asks."""
        return self._chat(settings.address, key, stop or Event()).models()

    def rewrite(
        self, text: str, wish: Wish, profiles: Profiles, *, language: str, network: str = "", limit: int = 0,
        stop: Event | None = None,
    ) -> Rewritten:  # fmt: skip
        """Another form of `text`. An answer that claims too much is asked for once more, then given with its faults."""
        from core.drafting.review import review, said_of
        from core.trades.trades import trade

        settings, profile = self.settings(), profiles.read()
        if not settings.on:
            raise DevantureError(
                _("The writing help is off."), safe=_("Nothing was sent."), remedy=_("Turn it on in the settings."),
            )  # fmt: skip
        known = trade(profile.trade)
        chat = self._chat(settings.address, self.key(), stop or Event())
        spoken = "tutoie" if profile.familiar and not known.formal else "vouvoie"
        rules = RULES[language].format(
            address=spoken, facts=said_of(profile, known, language), limit=_limit_said(limit, language)
        )
        asked = ASKED[language][wish].format(network=network or "")
        answer = Rewritten(text="")
        for _turn in range(TRIES):
            told_back = "".join(f"\n- {problem.message}" for problem in answer.problems)
            said = chat.ask(settings.model, rules, f"{asked}{told_back}\n\n{text}")
            answer = Rewritten(text=said, problems=tuple(review(said, text, profile, known, language, limit)))
            if not answer.problems:
                break
        return answer

    def _chat(self, address: str, key: str, stop: Event) -> "Chat":
        from core.services.chat import Chat
        from core.sync.lines import http_session

        line = Line(
            session=http_session(), secrets=self._vault(), clock=self._house.clock, open=_no_file, progress=silent,
            stop=stop,
        )  # fmt: skip
        return Chat(line, address, key)

    def _vault(self) -> Secrets:
        return self._house.vault(lambda _owner: _("Writing help"))


def _limit_said(limit: int, language: str) -> str:
    if not limit:
        return ""
    return f"Au plus {limit} caractères. " if language == "fr" else f"At most {limit} characters. "


def _no_file(_hash: str) -> Path:
    raise FileNotFoundError
