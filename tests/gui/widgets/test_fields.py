"""Fields show what is kept, and leave alone what somebody has typed wrong."""

import pytest

from core.errors import Problem
from gui.widgets.fields import LineField, TextField
from tests.gui.conftest import type_text

WRONG = [Problem("slug", "This address cannot be used.", "Write small letters.")]


@pytest.fixture(params=[LineField, TextField])
def field(request, qtbot):
    made = request.param("Address")
    qtbot.addWidget(made)
    made.show()
    made.show_value("kept")
    made.control.clear()
    type_text(made.control, "a b!c")
    made.show_problems(WRONG)
    return made


def test_what_is_wrong_stays_as_typed_while_other_things_change(field):
    field.show_value("kept")
    assert (field.value(), field.has_problem()) == ("a b!c", True)


def test_where_the_value_itself_is_changed_elsewhere_that_is_shown(field):
    field.control.clearFocus()
    field.show_value("newer")
    assert (field.value(), field.has_problem()) == ("newer", False)


def test_once_it_is_right_again_what_is_kept_is_shown(field):
    field.show_problems([])
    field.settle("kept")
    assert field.value() == "kept"


def test_the_spaces_of_french_typography_outlive_typing(qtbot):
    made = TextField("Text")
    qtbot.addWidget(made)
    made.show_value("Bonjour\u00a0! Prix\u00a0: 3\u202f€\nDeux lignes")
    heard = []
    made.typed.connect(heard.append)
    type_text(made.control, "X")
    assert heard == ["XBonjour\u00a0! Prix\u00a0: 3\u202f€\nDeux lignes"]
    assert made.value() == heard[0]
