"""The drawing of a post: links cut as each network cuts them, only what it makes clickable lit, nothing breaks it."""

import pytest
from PySide6.QtCore import QRect

from core.services.service import Account
from gui.screens.posts.networks import Face, Networks, count_said
from gui.screens.posts.picture_grid import cells
from gui.screens.posts.preview import Preview, Shown, initials
from gui.screens.posts.skins import PLAIN, SKINS, parts

LONG = "https://www.aufour.example/carte/pains-speciaux/epices"


def lit(text, key):
    return [part.text for part in parts(text, SKINS.get(key, PLAIN)) if part.lit]


def test_bluesky_cuts_a_long_path_and_lights_bare_links_and_its_own_names():
    text = f"Voyez {LONG} et aufour.fr, avec @miel.bsky.social et @ferme@mastodon.social #Pain"
    assert lit(text, "bluesky") == ["www.aufour.example/carte/pains-...", "aufour.fr", "@miel.bsky.social", "#Pain"]


def test_mastodon_hides_scheme_and_www_cuts_after_thirty_and_shortens_names():
    text = f"Voyez {LONG} et aufour.fr, avec @ferme@mastodon.social #Pain"
    assert lit(text, "mastodon") == ["aufour.example/carte/pains-spe…", "@ferme", "#Pain"]


def test_elsewhere_everything_stands_as_it_was_typed():
    assert lit(f"{LONG} aufour.fr", "practice") == [LONG, "aufour.fr"]


@pytest.mark.parametrize("text", ["", "rien", "<b>#x</b> &amp;", "🏳️‍🌈 #fête 🏳️‍🌈", "a" * 5000])
def test_no_letter_is_lost(text):
    assert "".join(part.text for part in parts(text, PLAIN)) == text


def test_the_parts_of_a_text_with_emoji_are_lit_where_they_stand(bakery, qtbot):
    drawn = Preview(bakery.thumbs)
    qtbot.addWidget(drawn)
    drawn.resize(320, 10)
    drawn.show_post(Shown(face=Face("Au Four", "@aufour"), text="🍯🍯 #pain", when="now", skin=SKINS["bluesky"]))
    (span,) = drawn._text.formats()
    assert (span.start, span.length) == (5, 5)


def test_it_grows_with_its_text_and_survives_long_names(bakery, qtbot):
    drawn = Preview(bakery.thumbs)
    qtbot.addWidget(drawn)
    drawn.resize(300, 10)
    face = Face("Établissement " * 30, "@" + "x" * 300)
    drawn.show_post(Shown(face=face, text="court", when="now", skin=SKINS["mastodon"]))
    low = drawn.height()
    drawn.show_post(
        Shown(face=face, text="long " * 200, when="now", skin=SKINS["mastodon"], pictures=(("0" * 64, ""),))
    )
    assert drawn.height() > 3 * low
    drawn.grab()


@pytest.mark.parametrize("count", range(6))
def test_photos_stand_inside_their_place_and_apart(count):
    place = QRect(10, 20, 300, 0)
    found = cells(count, place)
    assert len(found) == min(count, 4)
    assert all(cell.left() >= 10 and cell.right() < 310 and cell.top() >= 20 for cell in found)
    assert not any(a.intersects(b) for a in found for b in found if a is not b)


def test_a_face_without_a_logo_bears_initials():
    assert [initials(name) for name in ("Au Four", "boulanger", "« »", "🍞 Pain 2 mie")] == ["AF", "B", "?", "P2"]


def test_who_we_are_comes_from_what_the_network_told(bakery, networks):
    faces = Networks(bakery.business)
    faces.read()
    handles = {name: faces.face(account).handle for name, account in networks.items()}
    assert handles["Bluesky"] == "@aufour.bsky.social"
    assert handles["Mastodon"] == "@aufour@mastodon.social"
    bare = Account(id="x", business="b", name="Ailleurs", service="mastodon")
    assert faces.face(bare).handle == "Ailleurs"


def test_a_countdown_before_it_bites(bakery, networks):
    faces = Networks(bakery.business)
    said = [count_said(faces.count(networks["Bluesky"], "a" * length)) for length in (10, 250, 301)]
    assert said == [("290 left", "plain"), ("50 left", "warn"), ("1 too many", "bad")]
