"""Where else a business is found: the networks known by name, and addresses or "@names" read for them."""

import re
from urllib.parse import urlsplit

from core.errors import Problem
from core.i18n import _
from core.profile.contact import read_web
from core.profile.text import bare

OTHER = "other"
HOSTS = {
    "facebook": ("facebook.com", "fb.com", "fb.me"),
    "instagram": ("instagram.com",),
    "tiktok": ("tiktok.com",),
    "youtube": ("youtube.com", "youtu.be"),
    "linkedin": ("linkedin.com",),
    "pinterest": ("pinterest.com", "pinterest.fr"),
    "x": ("x.com", "twitter.com"),
    "threads": ("threads.net", "threads.com"),
    "bluesky": ("bsky.app",),
    "mastodon": ("mastodon.social", "piaille.fr", "mamot.fr", "framapiaf.org"),
    "whatsapp": ("wa.me", "whatsapp.com"),
    "google": ("maps.app.goo.gl", "g.page", "google.com", "google.fr", "share.google"),
    "tripadvisor": ("tripadvisor.fr", "tripadvisor.com"),
    "planity": ("planity.com",),
    "treatwell": ("treatwell.fr",),
    "pagesjaunes": ("pagesjaunes.fr",),
}
NAMES = {
    "twitter": "x",
    "insta": "instagram",
    "fb": "facebook",
    "whats app": "whatsapp",
    "autre": OTHER,
    "pages jaunes": "pagesjaunes",
}
PROFILES = {
    "facebook": "https://www.facebook.com/{0}",
    "instagram": "https://www.instagram.com/{0}",
    "tiktok": "https://www.tiktok.com/@{0}",
    "youtube": "https://www.youtube.com/@{0}",
    "pinterest": "https://www.pinterest.com/{0}",
    "x": "https://x.com/{0}",
    "threads": "https://www.threads.net/@{0}",
    "bluesky": "https://bsky.app/profile/{0}",
}


def read_network(text: str) -> str | Problem:
    """A key of HOSTS or "other"; "" for nothing typed."""
    plain = bare(text)
    key = NAMES.get(plain, plain)
    if not key or key in HOSTS or key == OTHER:
        return key
    said = _("The network “{name}” is not known.").format(name=text.strip()[:40])
    return Problem("", said, _("Write one of {names}, or other.").format(names=", ".join(HOSTS)))


def read_link(network: str, text: str) -> str | Problem:
    """The whole address of a profile, from an address or "@name" (for "mastodon", "@name@server")."""
    plain = text.strip()
    if network == "mastodon" and (found := re.fullmatch(r"@?([\w.-]+)@([\w.-]+)", plain)):
        return read_web(f"https://{found[2]}/@{found[1]}")
    if network in PROFILES and (found := re.fullmatch(r"@([\w.-]{1,100})", plain)):
        return PROFILES[network].format(found[1])
    return read_web(plain)


def network_of(address: str) -> str:
    """The network an address belongs to, "other" where it is none of the known."""
    host = (urlsplit(address).hostname or "").lower()
    for network, hosts in HOSTS.items():
        if any(host == known or host.endswith("." + known) for known in hosts):
            return network
    return OTHER
