import pytest
import requests

from core.profile.geocoder import Geocoder, one_line
from core.profile.lookup import NotNow, differences
from core.profile.model import Address, Profile
from tests.servers.geocoder import PLACES, geocoder_server, place

LINE = "12 rue Saint-Melaine 35000 Rennes"


@pytest.fixture
def server():
    with geocoder_server() as server:
        yield server


@pytest.fixture
def geocoder(server, clock):
    with requests.Session() as session:
        yield Geocoder(session, clock, server.base)


def test_an_address_is_found_with_latitude_and_longitude_the_right_way_round(geocoder):
    [found] = geocoder.search(LINE).found
    assert found.sure
    assert dict(found.fields) == {
        "street": "12 Rue Saint-Melaine",
        "postcode": "35000",
        "city": "Rennes",
        "latitude": 48.114512,
        "longitude": -1.67735,
    }
    assert found.notes == ()


def test_between_half_and_seven_tenths_candidates_are_shown_and_below_none(geocoder):
    answer = geocoder.search("rue Saint-Melaine Rennes")
    assert [(one.label, one.sure) for one in answer.found] == [
        ("Rue Saint-Melaine 35000 Rennes", False),
        ("Rue de Saint-Malo 35000 Rennes", False),
    ]
    assert "only the street" in answer.found[0].notes[0]


def test_a_town_has_no_position_of_a_shop(geocoder):
    [found] = geocoder.search("Rennes").found
    assert "latitude" not in found.fields
    assert found.fields["city"] == "Rennes"


def test_an_unknown_address_stays_as_typed(geocoder):
    assert "as you typed it" in geocoder.search("1 chemin de nulle part").said


def test_the_same_line_is_asked_once(server, geocoder):
    geocoder.search(LINE)
    geocoder.search(f"  {LINE} ")
    assert len(server.asked) == 1
    assert server.asked[0][1] == {"q": LINE, "limit": "5", "index": "address", "autocomplete": "0"}


@pytest.mark.parametrize("typed", ["", "ab", "  ,,, "])
def test_too_short_an_address_is_not_asked(server, geocoder, typed):
    assert geocoder.search(typed).said
    assert server.asked == []


def test_odd_beginnings_and_endless_lines_are_asked_as_the_service_takes_them(server, geocoder):
    geocoder.search("« 12 rue " + "x" * 500)
    assert len(server.asked[0][1]["q"]) == 200
    assert server.asked[0][1]["q"].startswith("12 rue")


@pytest.mark.parametrize("fault", ["html", "cut", "list", (429, {"Retry-After": "2"}), (500, {}), (400, {})])
def test_a_fault_is_a_calm_not_now_and_not_remembered(server, geocoder, clock, fault):
    server.script.append(fault)
    assert isinstance(geocoder.search(LINE), NotNow)
    clock.pass_by(seconds=5)
    assert geocoder.search(LINE).found


@pytest.mark.parametrize(
    "odd",
    [
        {"geometry": None},
        {"geometry": {"coordinates": [1]}},
        {"geometry": {"coordinates": ["1", "2"]}},
        {"geometry": {"coordinates": [500, 48]}},
        {"properties": None},
        {"properties": {"score": "high"}},
    ],
)
def test_a_place_without_sense_gives_no_position(geocoder, places, odd):
    places["odd place"] = [place(LINE, 0.9, -1.6, 48.1) | odd]
    assert all("latitude" not in one.fields for one in geocoder.search("odd place").found)


@pytest.fixture
def places():
    """The places of the server, to add to; put back afterwards."""
    before = dict(PLACES)
    yield PLACES
    PLACES.clear()
    PLACES.update(before)


def test_a_position_is_one_difference_and_metres_are_none(geocoder):
    [found] = geocoder.search(LINE).found
    near = Profile(
        address=Address(
            street="12 rue saint-melaine", postcode="35000", city="Rennes", latitude=48.11455, longitude=-1.6774
        )
    )
    assert differences(near, found) == []
    far = Profile(address=Address(latitude=47.0, longitude=-1.6774))
    assert [one.field for one in differences(far, found)] == ["street", "postcode", "city", "position"]


def test_an_address_is_asked_in_one_line():
    assert (
        one_line(Address(street="12 rue A", extra="Bâtiment B", postcode="35000", city="Rennes"))
        == "12 rue A 35000 Rennes"
    )
