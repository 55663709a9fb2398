"""`spelling`: the helper that the window starts for itself."""

import sys

from core.cli.run import DONE, Call
from core.spelling.helper import answer_all


def spelling(_call: Call) -> int:
    answer_all(sys.stdin, sys.stdout)
    return DONE
