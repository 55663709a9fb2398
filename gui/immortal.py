"""Keeps PySide6 6.12.0 from bringing Python 3.11 down.

Each `Signal.emit` gives back `True` without counting the reference (seen 2026-11-27: 20 emissions, `sys.getrefcount`
20 lower). After some hundred emissions Python frees its own `True` and aborts ("bool_dealloc"). `None` goes the same
way, more slowly: each method that gives nothing back takes one (200 calls of `QLabel.setText`: 200 lower), and a window
in use for a while ends in "none_dealloc". From Python 3.12 on all three are immortal (PEP 683) and nothing happens; on
3.11 we lend them references enough for centuries of clicking.
"""

import ctypes
import sys

LENT = 1 << 50


def keep_truths() -> None:
    """Once, before the first signal is emitted; does nothing where Python needs no help."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython" or sys.getrefcount(True) > LENT:
        return
    for truth in (True, False, None):
        ctypes.c_ssize_t.from_address(id(truth)).value += LENT
