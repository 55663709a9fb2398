"""The lists of pages and blocks: they become what the business says row by row, and rows are dragged in them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt

from gui.screens.site.rows import FORMAT, Row, RowModel
from tests.gui.screens.site.conftest import pages_of


@pytest.fixture
def rows():
    model = RowModel()
    model.show_rows([Row(id=letter, title=letter.upper(), icon="page") for letter in "abcd"])
    return model


def test_the_list_holds_to_the_rules_of_qt(rows, qtmodeltester):
    qtmodeltester.check(rows, force_py=True)


@pytest.mark.parametrize("wanted", ["dcba", "bcd", "xabcd", "", "dxb"])
def test_the_list_becomes_what_the_business_says_row_by_row(rows, wanted, qtmodeltester):
    rows.show_rows([Row(id=letter, title=letter, icon="page") for letter in wanted])
    assert "".join(rows.row(n).id for n in range(rows.rowCount())) == wanted
    qtmodeltester.check(rows, force_py=True)


@pytest.mark.parametrize(
    ("dragged", "to", "told"),
    [(0, 3, ("a", "c")), (3, 0, ("d", None)), (1, 4, ("b", "d")), (1, 1, None), (1, 2, None), (3, 4, None)],
)
def test_a_row_is_dragged_behind_another(rows, dragged, to, told):
    moved = []
    rows.moved.connect(lambda id_, after: moved.append((id_, after)))
    assert not rows.moveRow(QModelIndex(), dragged, QModelIndex(), to)
    assert moved == ([told] if told else [])


def test_what_is_dragged_in_from_elsewhere_moves_nothing(rows):
    moved = []
    rows.moved.connect(lambda *told: moved.append(told))
    data = QMimeData()
    data.setData(FORMAT, b"stranger")
    assert not rows.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert moved == []


def test_the_rows_say_what_they_show(screen, bakery):
    page = replace(pages_of(bakery)[1], hidden=True)
    from gui.screens.site.outline import _page_row

    assert _page_row(page).spoken == f"{page.label}, Services and prices, hidden"
