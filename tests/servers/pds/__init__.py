"""A real Bluesky server (npm @atproto/pds) with its own directory of identities, on loopback."""

from tests.servers.pds.install import install, missing

__all__ = ["install", "missing"]
