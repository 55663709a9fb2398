import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadInputError, NotFoundError
from core.profile.file import PhotoFile, ProfileFile, profile_file, read_profile, write_profile
from core.profile.model import Legal, LegalForm, Member, Offer, Photo, Price, PriceKind, Profile, Tone
from tests.profile.strategies import few, filled, lines, profiles

photos = st.builds(
    PhotoFile,
    file=st.sampled_from(["a.jpg", "photos/b.jpg", "../c.png"]),
    alt=lines,
    caption=lines,
    focus=st.tuples(st.floats(0, 1), st.floats(0, 1)).map(
        lambda pair: (round(pair[0], 3) + 0.0, round(pair[1], 3) + 0.0)
    ),
)
files = st.builds(
    ProfileFile, profile=profiles, photos=st.lists(photos, max_size=3).map(tuple), logo=st.none() | photos
)


def problems(entries) -> dict[str, str]:
    with pytest.raises(BadInputError) as caught:
        read_profile(json.dumps(entries) if isinstance(entries, dict) else entries)
    assert str(len(caught.value.problems)) in caught.value.happened or len(caught.value.problems) == 1
    assert all(problem.message for problem in caught.value.problems)
    return {problem.field: f"{problem.message} {problem.remedy}" for problem in caught.value.problems}


@few
@given(files)
def test_what_is_written_is_read_again_equal(file):
    again = read_profile(write_profile(file))
    assert again.profile == file.profile
    assert (again.photos, again.logo) == (file.photos, file.logo)


@few
@given(files)
def test_writing_twice_writes_the_same(file):
    assert write_profile(read_profile(write_profile(file))) == write_profile(file)


def test_an_empty_profile_is_a_file_too():
    assert read_profile("{}").profile == Profile()
    assert read_profile(write_profile(ProfileFile(profile=Profile()))).profile == Profile()


def test_values_are_read_as_people_type_them():
    read = read_profile(
        json.dumps(
            {
                "name": " Salon  Hélène ",
                "phone": "02.61.91.35.12",
                "languages": "français, anglais",
                "opening_hours": {"monday": "fermé", "tuesday": ["9h-12h30", "14h-19h"], "friday": None},
                "offers": [
                    {"name": "Coupe", "price": "à partir de 35 €"},
                    {"name": "Soin", "price": 12.5, "unit": "les 10 min"},
                ],
                "team": ["Inès", {"name": "Hélène", "role": "coiffeuse"}],
                "links": ["https://www.facebook.com/x"],
                "tone": "raffiné",
                "holidays_open": "non",
                "legal": {"form": "5499", "vat_number": "TVA non applicable, art. 293 B du CGI", "capital": "8 000 €"},
            }
        )
    ).profile
    assert (read.name, read.phone, read.languages) == ("Salon  Hélène", "+33261913512", ("fr", "en"))
    assert set(read.hours) == {"monday", "tuesday"}
    assert read.offers == (
        Offer(name="Coupe", price=Price(kind=PriceKind.FROM, cents=3500)),
        Offer(name="Soin", price=Price(kind=PriceKind.EXACT, cents=1250, unit="les 10 min")),
    )
    assert read.team == (Member(name="Inès"), Member(name="Hélène", role="coiffeuse"))
    assert read.links[0].network == "facebook"
    assert (read.tone, read.holidays_open) == (Tone.REFINED, False)
    assert read.legal == Legal(form=LegalForm.SARL, vat_exempt=True, capital=8000)


def test_every_problem_comes_at_once_with_its_place_and_a_remedy():
    told = problems(
        {
            "naem": "x",
            "phone": "02 99",
            "email": 5,
            "address": {"postcode": "3500", "latitude": "nord", "longitude": -1.6},
            "opening_hours": {
                "tuesday": ["9h-12h", "14h-25h"],
                "lundi": "9h-12h",
                "friday": "9h-12h, 11h-14h",
                "sunday": 9,
            },
            "closures": [{"from": "24/12/2026", "to": "1/12/2026"}, {"label": "?"}, {"from": "demain"}],
            "offers": [
                {"name": "A", "price": "12,5O €"},
                {"price": "35"},
                {"name": "B", "translations": {"de": {"name": "x"}}},
                5,
            ],
            "team": [{"role": "x"}],
            "photos": [{"alt": "x"}, "C:\\photos\\a.jpg", "https://x.example/a.jpg"],
            "links": [{"network": "myspace", "address": "x"}],
            "languages": ["fr", "klingon"],
            "features": ["parkng"],
            "legal": {"siret": "73282932000079", "form": "GmbH", "siren": "1"},
        }
    )
    assert set(told) == {
        "naem",
        "phone",
        "email",
        "address.postcode",
        "address.latitude",
        "opening_hours.tuesday[1]",
        "opening_hours.lundi",
        "opening_hours.friday",
        "opening_hours.sunday",
        "closures[0].to",
        "closures[1].from",
        "closures[2].from",
        "offers[0].price",
        "offers[1].name",
        "offers[2].translations.de",
        "offers[3]",
        "team[0].name",
        "photos[0].file",
        "photos[1].file",
        "photos[2].file",
        "links[0].network",
        "links[0].address",
        "languages[1]",
        "features[0]",
        "legal.siret",
        "legal.form",
        "legal.siren",
    }
    assert "“name”" in told["naem"]
    assert "“monday”" in told["opening_hours.lundi"]
    assert "a text in quotation marks" in told["email"]
    assert "“siret”" in told["legal.siren"]


def test_two_right_values_may_be_wrong_together():
    told = problems(
        {
            "address": {"latitude": 48.1},
            "opening_hours": {"saturday": "18h-4h", "sunday": "3h-12h"},
            "offers": [
                {"id": "a", "name": "x"},
                {"id": "a", "name": "y"},
                {"name": "z", "price": "3 €/h", "unit": "la pièce"},
            ],
            "legal": {"siret": "73282932000074", "vat_number": "FR40303265045"},
        }
    )
    assert set(told) == {
        "address.longitude",
        "opening_hours.saturday",
        "offers[1].id",
        "offers[2].unit",
        "legal.vat_number",
    }


def test_markup_emoji_and_other_scripts_are_text_like_any_other():
    name = "<script>alert(1)</script> 😀 \u202eעברית & co"
    assert read_profile(write_profile(ProfileFile(profile=Profile(name=name)))).profile.name == name


def test_ten_thousand_characters_are_a_description():
    assert len(read_profile(json.dumps({"description": "é" * 10_000})).profile.description) == 10_000


def test_a_missing_file_is_told_by_its_name(tmp_path):
    with pytest.raises(NotFoundError, match=r"no\.json"):
        read_profile(tmp_path / "no.json")
    with pytest.raises(BadInputError):
        read_profile(tmp_path)


def test_pictures_that_are_not_there_are_notes_and_keep_nobody_back(tmp_path):
    (tmp_path / "here.jpg").write_bytes(b"x")
    path = tmp_path / "profile.json"
    entries = {"photos": ["here.jpg", "gone.jpg"], "logo": "logo.png", "team": [{"name": "A", "photo": "a.jpg"}]}
    path.write_text(json.dumps(entries), "utf-8")
    assert [note.field for note in read_profile(path).notes] == ["photos[1]", "logo", "team[0].photo"]


def test_a_night_and_a_home_address_are_notes():
    read = read_profile(
        '{"opening_hours": "vendredi 18h-2h", "legal": {"form": "EI"}, "address": {"street": "1 rue A"}}'
    )
    assert [note.field for note in read.notes] == ["opening_hours.friday", "address.street"]


def test_pictures_taken_in_replace_their_file_names():
    file = read_profile(
        '{"photos": ["a.jpg", "bad.jpg"], "logo": "l.png", "team": [{"name": "A", "photo": "p/a.jpg"}]}'
    )
    assert [one.file for one in file.files] == ["a.jpg", "bad.jpg", "l.png", "p/a.jpg"]
    library = {
        name: Photo(id=name[0], hash="", mime="image/jpeg", width=1, height=1) for name in ("a.jpg", "l.png", "p/a.jpg")
    }
    profile = file.taken(library)
    assert ([one.id for one in profile.photos], profile.logo.id, profile.team[0].photo) == (["a"], "l", "p")


def test_a_profile_with_pictures_is_written_with_their_file_names():
    picture = Photo(id="1", hash="abc", mime="image/jpeg", width=1, height=1, alt="Vitrine", focus_x=0.2)
    profile = Profile(photos=(picture,), logo=picture, team=(Member(name="A", photo="1"), Member(name="B", photo="2")))
    file = profile_file(profile, lambda photo: f"media/{photo.hash}.jpg")
    assert file.photos == (PhotoFile(file="media/abc.jpg", alt="Vitrine", focus=(0.2, 0.5)),)
    assert [one.photo for one in file.profile.team] == ["media/abc.jpg", ""]
    assert read_profile(write_profile(file)) == file


@few
@given(filled)
def test_a_windows_path_is_a_path(name):
    file = read_profile(json.dumps({"photos": ["photos\\a.jpg"], "name": name}))
    assert file.photos[0].file == "photos/a.jpg"
