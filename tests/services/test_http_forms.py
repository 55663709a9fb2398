"""Wishes to wait and addresses of servers, in all the forms they come in."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from core.services.http import retry_after, server_address

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "wish"),
    [
        ({"Retry-After": "120"}, timedelta(seconds=120)),
        ({"Retry-After": format_datetime(NOW + timedelta(minutes=3), usegmt=True)}, timedelta(minutes=3)),
        ({"ratelimit-reset": str(int(NOW.timestamp()) + 90)}, timedelta(seconds=90)),
        ({"ratelimit-reset": "45"}, timedelta(seconds=45)),
        ({"X-RateLimit-Reset": "2026-11-23T08:05:00.000Z"}, timedelta(minutes=5)),
        ({"X-RateLimit-Reset": "2026-11-23T09:05:00+01:00"}, timedelta(minutes=5)),
        ({"Retry-After": "10", "X-RateLimit-Reset": "2026-11-23T08:05:00Z"}, timedelta(seconds=10)),
        ({"Retry-After": format_datetime(NOW - timedelta(minutes=3), usegmt=True)}, timedelta(0)),
        ({"Retry-After": "99999999"}, timedelta(days=1)),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "٣"}, None),
        ({}, None),
    ],
)
def test_the_wish_to_wait_is_understood_in_every_form(headers: dict[str, str], wish: timedelta | None) -> None:
    assert retry_after(headers, NOW) == wish


def test_a_date_to_wait_for_is_read_by_the_servers_own_clock() -> None:
    then = NOW + timedelta(hours=5)
    headers = {"Retry-After": format_datetime(then + timedelta(minutes=1), usegmt=True)}
    headers["Date"] = format_datetime(then, usegmt=True)
    assert retry_after(headers, NOW) == timedelta(minutes=1)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("mastodon.social", "https://mastodon.social"),
        (" https://Mastodon.Social/home ", "https://mastodon.social"),
        ("http://mastodon.social", "https://mastodon.social"),
        ("pds.example:8443", "https://pds.example:8443"),
        ("http://127.0.0.1:3000/", "http://127.0.0.1:3000"),
        ("http://localhost:3000", "http://localhost:3000"),
        ("http://[::1]:3000", "http://[::1]:3000"),
        ("", "https://bsky.social"),
        ("mastodon", ""),
        ("user:word@mastodon.social", ""),
        ("ftp://mastodon.social", ""),
        ("https://[oops", ""),
        ("https://a.b:port", ""),
    ],
)
def test_an_address_as_people_type_it(typed: str, address: str) -> None:
    assert server_address(typed, "bsky.social") == address
