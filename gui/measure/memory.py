"""How much memory this process holds at the moment."""

import sys
from pathlib import Path


def resident() -> float:
    """Megabytes resident; 0 where the system does not tell."""
    if sys.platform == "linux":
        for line in Path("/proc/self/status").read_text("ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0
