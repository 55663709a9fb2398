"""A real Bluesky server (npm @atproto/pds) with its own directory of identities, on loopback."""

from tests.servers.pds.install import install, missing
from tests.servers.pds.server import Pds, running_pds

__all__ = ["Pds", "install", "missing", "running_pds"]
