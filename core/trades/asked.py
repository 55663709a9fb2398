"""Which ticks of a profile a trade has sentences for: those are worth asking about first."""

from collections.abc import Iterator

from core.trades.model import Condition, Trade


def features_asked(trade: Trade) -> frozenset[str]:
    """The keys of the ticks that some sentence, question or post of the trade needs."""
    needs = (need for condition in _conditions(trade) for need in (*condition.needs, *condition.unless))
    return frozenset(need.removeprefix("feature:") for need in needs if need.startswith("feature:"))


def _conditions(trade: Trade) -> Iterator[Condition]:
    for sentences in trade.texts.values():
        yield from (sentence.condition for sentence in sentences)
    for points in (trade.reasons, trade.steps, trade.questions, trade.practical):
        yield from (point.condition for point in points)
    yield from (idea.condition for idea in trade.ideas)
