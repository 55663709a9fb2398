"""`python -m tests.servers.pds --install` installs what the server needs; without it, says whether it is there."""

import sys

from tests.servers.pds import install, missing

if __name__ == "__main__":
    if "--install" in sys.argv[1:]:
        install()
    sys.exit(missing() or 0)
