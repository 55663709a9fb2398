"""The three example profiles: right as they stand, complete, and clearly made up."""

import json
from pathlib import Path

import pytest

from core.profile.advice import missing
from core.profile.file import read_profile
from core.profile.model import PriceKind

EXAMPLES = Path(__file__).parent.parent.parent / "resources" / "examples"
NAMES = ("bakery", "hairdresser", "plumber")
FICTION = ("+3319900", "+3326191", "+3335301", "+3346571", "+3353649", "+3363998")


@pytest.fixture(params=NAMES)
def example(request):
    return read_profile(EXAMPLES / f"{request.param}.json")


def test_each_shows_everything(example):
    profile = example.profile
    assert {len(spans) for spans in profile.hours.values()} >= {0, 1, 2}
    assert profile.closures
    assert len({offer.section for offer in profile.offers}) >= 3
    assert {offer.price.kind for offer in profile.offers} >= {PriceKind.EXACT, PriceKind.FROM, PriceKind.QUOTE}
    assert len(profile.team) >= 2
    assert profile.links
    assert profile.features
    assert example.logo


def test_nothing_is_missing_but_photos_and_english(example):
    assert {problem.field for problem in missing(example.profile)} <= {"photos", "offers"}


def test_everything_is_fiction(example):
    profile = example.profile
    assert profile.phone.startswith(FICTION)
    assert profile.legal.host_phone.startswith(FICTION)
    assert profile.email.endswith(".example")
    assert profile.legal.siret.startswith("0000000")


def test_the_bakery_waits_for_its_english_words():
    profile = read_profile(EXAMPLES / "bakery.json").profile
    assert profile.languages == ("fr", "en")
    assert "offers" in {problem.field for problem in missing(profile)}
    assert len(read_profile(EXAMPLES / "plumber.json").profile.towns) > 5


@pytest.mark.parametrize("name", NAMES)
def test_the_pictures_are_those_of_the_demo_business_and_described_as_there(name):
    told = json.loads((EXAMPLES.parent / "demo" / "alt.json").read_text("utf-8"))[name]
    photos = read_profile(EXAMPLES / f"{name}.json").photos
    assert [one.file for one in photos] == [f"../demo/{name}/{number}.jpg" for number in range(1, 9)]
    assert [one.alt for one in photos] == [told[Path(one.file).name]["fr"] for one in photos]
