"""How far a post has come, in one word for the whole of it, and in a sentence for each network."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from core.i18n import N_, _
from core.posts.model import Post, PostState
from core.sync.fate import NEEDS_SOMEBODY, Fate
from core.sync.ledger import State
from gui import words

Tone = tuple[str, str]


class Stage(StrEnum):
    IDEA = "idea"
    DRAFT = "draft"
    PLANNED = "planned"
    LEAVING = "leaving"  # now, or it is being looked for whether it arrived
    SENT = "sent"
    TROUBLE = "trouble"  # refused, missed, or to be decided by somebody
    HELD = "held"  # cancelled in the outbox by hand
    DISCARDED = "discarded"


SAID = {
    Stage.IDEA: N_("suggested"), Stage.DRAFT: N_("being written"), Stage.PLANNED: N_("planned"),
    Stage.LEAVING: N_("leaving now"), Stage.SENT: N_("has been sent"), Stage.TROUBLE: N_("needs you"),
    Stage.HELD: N_("sending cancelled"), Stage.DISCARDED: N_("discarded"),
}  # fmt: skip
TONES = {
    Stage.IDEA: ("tint", "ink"), Stage.DRAFT: ("tint", "ink"), Stage.PLANNED: ("accent_soft", "ink"),
    Stage.LEAVING: ("accent_soft", "ink"), Stage.SENT: ("good_soft", "good"), Stage.TROUBLE: ("bad_soft", "bad"),
    Stage.HELD: ("warn_soft", "warn"), Stage.DISCARDED: ("tint", "soft"),
}  # fmt: skip
"""Ground and letters, as roles of the look."""

PILLS = {Stage.SENT: "good", Stage.TROUBLE: "bad", Stage.HELD: "warn", Stage.PLANNED: "accent", Stage.LEAVING: "accent"}
FIXED = (Stage.SENT, Stage.LEAVING, Stage.DISCARDED)
"""What no longer changes its day."""

GROUPS: tuple[tuple[str, str, frozenset[Stage]], ...] = (
    ("all", N_("All posts"), frozenset(Stage) - {Stage.DISCARDED}),
    ("idea", N_("Suggested"), frozenset({Stage.IDEA})),
    ("draft", N_("Being written"), frozenset({Stage.DRAFT})),
    ("planned", N_("Planned"), frozenset({Stage.PLANNED, Stage.LEAVING, Stage.TROUBLE, Stage.HELD})),
    ("sent", N_("Already sent"), frozenset({Stage.SENT})),
    ("discarded", N_("Discarded ones"), frozenset({Stage.DISCARDED})),
)
"""What one may want to see: key, words, stages."""


UNPLANNED = {
    PostState.IDEA: Stage.IDEA, PostState.DRAFT: Stage.DRAFT, PostState.DISCARDED: Stage.DISCARDED,
}  # fmt: skip


def stage_of(post: Post, fates: Iterable[Fate]) -> Stage:
    if post.state is not PostState.SCHEDULED:
        return UNPLANNED[post.state]
    states = {fate.state for fate in fates} - {State.CANCELLED, State.RECALLING}
    if not states:
        return Stage.HELD
    if states & set(NEEDS_SOMEBODY):
        return Stage.TROUBLE
    if states & {State.SENDING, State.UNKNOWN}:
        return Stage.LEAVING
    return Stage.SENT if states == {State.SENT} else Stage.PLANNED


def fate_said(fate: Fate, name: str, sent: datetime | None, today: datetime) -> str:
    """What became of it on the network called `name`; `sent` is wall time."""
    if fate.state is State.SENT:
        when = words.moment(sent, today.date()) if sent else ""
        return _("Sent {when}.").format(when=when) if when else _("Sent.")
    if fate.state is State.REFUSED and fate.reason:
        return _("Refused: {reason}").format(reason=fate.reason)
    return _(FATES[fate.state]).format(name=name)


FATES: Mapping[State, str] = {
    State.WAITING: N_("Waits in the outbox for its time and for a connection."),
    State.HANDED: N_("{name} keeps it and publishes it at its time, even if this computer is off."),
    State.SENDING: N_("Leaving at this moment."),
    State.UNKNOWN: N_("The answer was lost: Devanture looks whether it arrived."),
    State.RECALLING: N_("Being taken back from {name}."),
    State.REFUSED: N_("Refused."),
    State.ASK: N_("It is not certain whether it arrived: please look, and say so in the outbox."),
    State.MISSED: N_("Its time went by without a connection: it was not sent."),
    State.CANCELLED: N_("Taken out of the outbox: it does not go to {name}."),
    State.SENT: N_("Sent."),
}
