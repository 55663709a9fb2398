"""Files that are no profile at all: one clear problem each, with its line where there is one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadInputError
from core.profile.file import read_profile
from core.profile.json_text import LARGEST
from tests.profile.strategies import few


def told(tmp_path, content: bytes) -> tuple[str, str]:
    path = tmp_path / "profile.json"
    path.write_bytes(content)
    with pytest.raises(BadInputError) as caught:
        read_profile(path)
    [problem] = caught.value.problems
    assert caught.value.safe
    assert problem.remedy
    return problem.field, problem.message


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b'{"name": "A"\n"phone": "x"}', "line 2, column 1", "comma"),
        (b'{"name" "A"}', "line 1, column 9", "colon"),
        (b'{"name": "A",}', "line 1", "comma"),
        (b'{"name": "A', "line 1, column 10", "never ends"),
        (b'{"name": "A\nB"}', "line 1, column 12", "end of its line"),
        (b'{"photos": ["C:\\photos"]}', "line 1", "backslash"),
        (b'{"name": "A"} x', "line 1, column 15", "follows"),
        (b"{'name': 'A'}", "line 1, column 2", "no JSON"),
        (b"", "line 1, column 1", "empty"),
        (b"  \n", "line 2, column 1", "empty"),
        (b"[]", "", "not a profile"),
        (b"5", "", "not a profile"),
        (b'{"capital": NaN}', "", "number"),
        (b'{"capital": ' + b"9" * 5000 + b"}", "", "number"),
        (b'{"name":\n "caf\xe9"}', "line 2", "UTF-8"),
        (b'{"name":\n "a\x00b", "phone": "0000000000"}', "line 2", "zero byte"),
        (b"[" * 100_000, "", "nested"),
        (b'{"a":' * 50 + b"1" + b"}" * 50, "", "nested"),
        (b"\xff\xd8\xff\xe0 a photo", "line 1", "UTF-8"),
        (b"\x00\x00\x00\x00", "line 1", ""),
    ],
    ids=range(20),
)
def test_a_broken_file_tells_what_and_where(tmp_path, content, place, words):
    field, message = told(tmp_path, content)
    assert field.startswith(place)
    assert words in message


def test_a_giant_file_is_not_even_read(tmp_path):
    assert "2 MB" in told(tmp_path, b" " * (LARGEST + 1))[1]
    with pytest.raises(BadInputError):
        read_profile(" " * (LARGEST + 1))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_what_windows_calls_unicode_is_read_too(tmp_path, encoding):
    path = tmp_path / "profile.json"
    path.write_bytes('{"name": "Hélène"}'.encode(encoding))
    assert read_profile(path).profile.name == "Hélène"


def test_a_name_that_stands_twice_is_told():
    with pytest.raises(BadInputError) as caught:
        read_profile('{"name": "A", "name": "B", "offers": [{"name": "x", "price": "1", "price": "2"}]}')
    assert [problem.field for problem in caught.value.problems] == ["name", "offers[0].price"]


@pytest.mark.parametrize("text", ['{"name": "a\\u0000b"}', '{"name": "\\ud800"}'])
def test_characters_that_cannot_be_shown_are_told(text):
    with pytest.raises(BadInputError, match="1 entry"):
        read_profile(text)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "name",
                    "offers",
                    "opening_hours",
                    "monday",
                    "price",
                    "legal",
                    "logo",
                    "focus",
                    "file",
                    "photos",
                    "team",
                    "x",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@few
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "name",
                "offers",
                "opening_hours",
                "photos",
                "logo",
                "team",
                "legal",
                "address",
                "languages",
                "closures",
                "links",
            ]
        ),
        anything,
    )
)
def test_any_json_is_a_profile_or_bad_input(entries):
    try:
        read_profile(json.dumps(entries))
    except BadInputError as refused:
        assert refused.problems


@few
@given(st.text(max_size=60))
def test_any_text_is_a_profile_or_bad_input(text):
    try:
        read_profile(text)
    except BadInputError as refused:
        assert refused.problems
