"""The place of any problem leads to the section in which it is mended."""

import pytest

from core.profile.advice import missing
from core.profile.fields import FIELDS
from core.profile.model import Profile
from core.profile.sections import BY_GROUP, SECTIONS, section_of


@pytest.mark.parametrize(
    ("field", "section"),
    [
        ("legal.siret", "law"), ("opening_hours.tuesday[1]", "hours"), ("photos[2].alt", "photos"),
        ("offers", "offers"),
        ("address.street", "contact"), ("", "name"), ("never heard of", "name"),
    ],
)  # fmt: skip
def test_a_place_has_its_section(field, section):
    assert section_of(field) == section


def test_every_field_and_every_advice_is_at_home_somewhere():
    places = [field.place for field in FIELDS] + [problem.field for problem in missing(Profile())]
    assert {place.split(".")[0].split("[")[0] for place in places} <= set(BY_GROUP)
    assert set(BY_GROUP.values()) == set(SECTIONS)
