"""Which Devanture this is, for people and for servers."""

from core import __version__


def user_agent() -> str:
    """What we call ourselves in HTTP requests: name and version, nothing of the person or the shop."""
    return f"Devanture/{__version__}"
