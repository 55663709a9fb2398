"""`self-test --screens`: every screen opened unseen, on a small and on a large business, and what it costs."""

from gui.measure.report import measure

__all__ = ["measure"]
