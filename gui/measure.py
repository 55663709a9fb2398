"""`self-test --screens`: every screen opened without being shown, and what it costs."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.cli.run import Call


def measure(call: "Call") -> int:
    raise SystemExit(f"{call}")
