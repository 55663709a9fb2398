"""Devanture's door: builds the objects that belong to the outside world and hands them to the window or a command."""

import os
import sys

from core.cli.run import last_resort, main
from core.ports import SystemClock
from core.services.vault import SystemSecrets
from gui.door import Door

if __name__ == "__main__":
    sys.excepthook = last_resort
    sys.exit(main(sys.argv[1:], SystemClock(), lambda named: SystemSecrets(os.environ, named), Door()))
