"""`make bench`: every figure that is promised, measured on this machine; ends with 1 where a bar is not held.

`python -m tests.bench store commands` measures only those.
"""

import sys
import tempfile
from importlib import import_module
from pathlib import Path

from core import i18n
from tests.bench.figure import Figure

PARTS = ("store", "drafting", "commands", "building", "deploying", "window", "typing")


def main(parts: list[str]) -> int:
    i18n.speak("en")
    found: list[Figure] = []
    for part in parts or PARTS:
        with tempfile.TemporaryDirectory(prefix="devanture-bench-") as place:
            for figure in import_module(f"tests.bench.{part}").figures(Path(place)):
                print(figure, flush=True)
                found.append(figure)
    return 0 if all(figure.held for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
