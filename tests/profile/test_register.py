import pytest
import requests

from core.profile.lookup import Answer, NotNow, differences
from core.profile.model import LegalForm, Profile
from core.profile.profiles import Profiles
from core.profile.register import PER_PAGE, RATE, Register
from tests.servers.register import HIDDEN, register_server


@pytest.fixture
def server():
    with register_server() as server:
        yield server


@pytest.fixture
def register(server, clock):
    with requests.Session() as session:
        yield Register(session, clock, server.base)


def one(answer):
    assert isinstance(answer, Answer), answer
    [found] = answer.found
    return found


def test_a_siret_gives_that_establishment_and_not_the_head_office(register):
    found = one(register.search("000 000 026 00021"))
    assert dict(found.fields) == {
        "name": "Au Pain du Port",
        "siret": "00000002600021",
        "naf": "10.71C",
        "legal_form": LegalForm.SARL,
        "owner_name": "BOULANGERIE EXEMPLE",
        "director": "Yann Le Goff",
        "since": "2009",
        "street": "3 b quai de l'Epee",
        "street_extra": "Batiment A",
        "postcode": "35400",
        "city": "Saint-Malo",
        "latitude": 48.1147,
        "longitude": -1.6794,
    }
    assert found.label == "Au Pain du Port, 3 b quai de l'Epee, 35400 Saint-Malo, 00000002600021"


def test_a_sole_trader_is_named_and_has_no_director(register):
    found = one(register.search("00000001800010"))
    assert found.fields["legal_form"] is LegalForm.SOLE_TRADER
    assert found.fields["owner_name"] == "Hélène Cadiou"
    assert "director" not in found.fields
    assert found.fields["name"] == "Salon Hélène"


def test_a_siren_lists_the_open_shops_and_the_postcode_is_applied_here(server, register):
    assert [found.fields["siret"] for found in register.search("000000026").found] == [
        "00000002600013",
        "00000002600021",
    ]
    assert one(register.search("000000026", "35400")).fields["siret"] == "00000002600021"
    assert "code_postal" not in server.asked[-1][1]


def test_a_name_is_searched_with_its_postcode_among_the_living(server, register):
    assert one(register.search(" boulangerie  exemple ", "35400")).fields["city"] == "Saint-Malo"
    path, question = server.asked[-1]
    assert (path, question["q"], question["etat_administratif"], question["per_page"]) == (
        "/search",
        "boulangerie exemple",
        "A",
        str(PER_PAGE),
    )


@pytest.mark.parametrize("typed", [HIDDEN, "salon qui n'existe pas"])
def test_a_firm_that_is_not_listed_is_no_mistake_of_the_owner(register, typed):
    answer = register.search(typed)
    assert answer.found == ()
    assert "by hand" in answer.said


def test_what_is_withheld_stays_empty(register):
    found = one(register.search("00000003400017"))
    assert dict(found.fields) == {
        "siret": "00000003400017",
        "naf": "43.22A",
        "legal_form": LegalForm.SOLE_TRADER,
        "since": "2009",
        "city": "Cancale",
    }
    assert "NON-DIFFUSIBLE" not in found.label
    assert "only a part" in found.notes[0]


def test_a_firm_that_has_ceased_says_so(register):
    assert "ceased" in one(register.search("00000004200010")).notes[0]
    assert "closed" in one(register.search("00000002600039")).notes[0]


def test_too_short_a_question_is_not_asked(server, register):
    assert "three letters" in register.search("ab").said
    assert server.asked == []


def test_too_many_questions_rest_as_long_as_the_register_wants(server, register, clock):
    server.script.append((429, {"Retry-After": "7"}))
    answer = register.search("boulangerie")
    assert isinstance(answer, NotNow)
    assert answer.retry_after.total_seconds() == 7
    assert isinstance(register.search("boulangerie"), NotNow)
    assert len(server.asked) == 1
    clock.pass_by(seconds=8)
    assert register.search("boulangerie").found


@pytest.mark.parametrize("wish", ["Mon, 23 Nov 2026 08:01:00 GMT", "60"])
def test_retry_after_is_a_date_or_seconds(server, register, wish):
    server.script.append((503, {"Retry-After": wish}))
    assert register.search("boulangerie").retry_after.total_seconds() == 60


@pytest.mark.parametrize("wish", ["", "soon", "-5", "Mon, 99 Foo 2026", "9" * 30])
def test_an_odd_retry_after_is_a_short_rest_or_a_day(server, register, wish):
    server.script.append((429, {"Retry-After": wish}))
    assert 1 <= register.search("boulangerie").retry_after.total_seconds() <= 86_400


@pytest.mark.parametrize("fault", ["html", "cut", "list", "redirect", (500, {}), (400, {}), (403, {}), (204, {})])
def test_an_odd_answer_is_a_calm_not_now(server, register, fault):
    server.script.append(fault)
    answer = register.search("boulangerie")
    assert isinstance(answer, NotNow)
    assert "by hand" in answer.remedy
    assert "kept" in answer.safe


class Impatient(requests.Session):
    """Waits less than asked for, and notes what was asked for."""

    def __init__(self):
        super().__init__()
        self.timeouts = []

    def get(self, url, **how):
        self.timeouts.append(how["timeout"])
        return super().get(url, **how | {"timeout": (1, 0.2)})


def test_a_register_that_never_answers_is_not_waited_for(server, clock):
    server.script.append("never")
    with Impatient() as session:
        assert isinstance(Register(session, clock, server.base).search("boulangerie"), NotNow)
        assert session.timeouts == [(5, 15)]


def test_an_answer_that_drips_without_end_is_given_up(server):
    class Hurried:
        seconds = 0.0

        def monotonic(self):
            self.seconds += 1
            return self.seconds

    server.script.append("drip")
    with requests.Session() as session:
        assert isinstance(Register(session, Hurried(), server.base).search("boulangerie"), NotNow)


def test_without_a_connection_it_is_not_now(clock):
    with requests.Session() as session:
        answer = Register(session, clock, "http://127.0.0.1:9").search("boulangerie")
    assert "could not be reached" in answer.happened


def test_questions_are_paced(server, clock):
    waits = []

    class Noted:
        def wait(self, seconds):
            waits.append(seconds)
            return False

        def is_set(self):
            return False

    with requests.Session() as session:
        register = Register(session, clock, server.base, stop=Noted())
        register.search("boulangerie")
        register.search("boulangerie")
    assert waits[0] == 0
    assert waits[1] == pytest.approx(1 / RATE)


def test_differences_are_taken_one_by_one(register, store):
    profiles = Profiles(store)
    profiles.change(name="salon helene", phone="02 61 91 00 00", city="Rennes", legal_form="EI")
    found = one(register.search("00000001800010"))
    told = {one.field: one for one in differences(profiles.read(), found)}
    assert set(told) == {"siret", "naf", "owner_name", "since", "street", "postcode", "position"}
    assert told["owner_name"].ours == ""
    for field in ("owner_name", "position"):
        profiles.change(**told[field].changes)
    profile = profiles.read()
    assert (profile.legal.owner_name, profile.address.latitude, profile.legal.siret) == ("Hélène Cadiou", 48.1147, "")
    assert {one.field for one in differences(profile, found)} == set(told) - {"owner_name", "position"}


def test_nothing_found_changes_nothing(register):
    found = one(register.search("00000003400017"))
    assert {one.field for one in differences(Profile(), found)} == {"siret", "naf", "legal_form", "since", "city"}
