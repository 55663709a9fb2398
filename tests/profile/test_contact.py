import pytest

from core.errors import Problem
from core.profile.contact import read_email, read_postcode, read_web, show_web
from core.profile.networks import HOSTS, network_of, read_link, read_network


@pytest.mark.parametrize(
    ("typed", "kept"), [("35000", "35000"), ("35 000", "35000"), ("F-35000", "35000"), ("01000", "01000"), ("", "")]
)
def test_french_postcodes(typed, kept):
    assert read_postcode(typed) == kept


@pytest.mark.parametrize("typed", ["3500", "350000", "00123", "99999", "2A004", "٣٥٠٠٠x", "Rennes"])
def test_what_is_no_french_postcode_is_told(typed):
    assert isinstance(read_postcode(typed), Problem)


def test_other_countries_have_other_postcodes():
    assert read_postcode("1050", "BE") == "1050"
    assert isinstance(read_postcode("1" * 20, "BE"), Problem)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a@shop.example", "a@shop.example"),
        (" A.b+c@SHOP.example ", "A.b+c@shop.example"),
        ("mailto:a@shop.example", "a@shop.example"),
        ("é@café.example", "é@café.example"),
        ("", ""),
    ],
)
def test_mail_addresses(typed, kept):
    assert read_email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "a@b",
        "a b@c.fr",
        "@c.fr",
        "a@",
        "a@@b.fr",
        "a.@b.fr",
        "a@b..fr",
        "a@-b.fr",
        "a@b.f",
        "a@1.2.3.4",
        "<a@b.fr>",
        "a@b.fr, c@d.fr",
        "a" * 250 + "@b.fr",
    ],
)
def test_what_is_no_mail_address_is_told(typed):
    assert isinstance(read_email(typed), Problem)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("www.shop.example", "https://www.shop.example"),
        ("shop.example/Page?x=1#y", "https://shop.example/Page?x=1#y"),
        ("HTTP://Shop.Example/A", "http://shop.example/A"),
        ("//shop.example", "https://shop.example"),
        ("café.example", "https://café.example"),
        ("shop.example:8443", "https://shop.example:8443"),
        ("", ""),
    ],
)
def test_web_addresses_with_and_without_what_nobody_types(typed, kept):
    assert read_web(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "localhost",
        "shop",
        "a b.fr",
        "1.2.3.4",
        "http://",
        "https://x.fr/<b>",
        "x.fr:99999",
        "[::1",
        "ftp://x.fr",
        "x.fr/\u202efdp",
    ],
)
def test_what_is_no_web_address_is_told(typed):
    assert isinstance(read_web(typed), Problem)


def test_a_password_in_an_address_is_told_before_everybody_reads_it():
    assert "password" in read_web("https://me:secret@shop.example").message


def test_an_address_is_shown_short():
    assert show_web("https://www.shop.example/") == "shop.example"


@pytest.mark.parametrize(
    ("network", "typed", "kept"),
    [
        ("instagram", "@salon.x", "https://www.instagram.com/salon.x"),
        ("bluesky", "@salon.example", "https://bsky.app/profile/salon.example"),
        ("mastodon", "@salon@piaille.fr", "https://piaille.fr/@salon"),
        ("facebook", "facebook.com/salon", "https://facebook.com/salon"),
        ("other", "shop.example", "https://shop.example"),
    ],
)
def test_links_to_networks(network, typed, kept):
    assert read_link(network, typed) == kept


def test_networks_by_name_and_by_address():
    assert read_network("Insta") == "instagram"
    assert read_network("Twitter") == "x"
    assert read_network("autre") == "other"
    assert isinstance(read_network("myspace"), Problem)
    assert network_of("https://fr-fr.facebook.com/x") == "facebook"
    assert network_of("https://notfacebook.com.example/x") == "other"
    assert {network_of(f"https://{hosts[0]}/x") for hosts in HOSTS.values()} == set(HOSTS)
