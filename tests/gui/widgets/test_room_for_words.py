"""Words are never cut off: cards, columns and messages are as high as what they say, in a narrow window too."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.look.look import BROAD
from gui.notice import Act, Notice
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.plain import button, card, row, words
from gui.widgets.screen import Column

LONG = "Le compte n’a pas accepté la connexion. Ce qui attend pour ce compte est gardé ici, sur cet ordinateur. " * 4


def cut_off(whole: QWidget) -> list[str]:
    labels = [one for one in whole.findChildren(QLabel) if one.isVisible() and one.text()]
    return [one.text()[:30] for one in labels if one.height() < one.heightForWidth(one.width())]


@pytest.mark.parametrize("width", [420, 640, 1000])
def test_what_a_card_within_a_card_says_grows_with_it(qtbot, width):
    told, below = words("Court."), words("Et en dessous.")
    whole = Column("Envois")
    whole.add(card(words("Réponse", "small"), card(told), below, row(button("Ouvrir", print), -1)))
    whole.add(card(words("Ce qui part"), words(LONG)))
    qtbot.addWidget(whole)
    whole.resize(width, 500)
    whole.show()
    qtbot.waitExposed(whole)
    told.setText(LONG)
    qtbot.waitUntil(lambda: told.height() >= told.heightForWidth(told.width()) > 60)
    assert not cut_off(whole)


@pytest.mark.parametrize("centred", [True, False])
def test_a_column_is_no_wider_than_reads_well_and_begins_where_the_titles_of_all_rooms_do(qtbot, centred):
    whole = Column("Envois", most=500, centred=centred)
    part = whole.add(card(words(LONG)))
    qtbot.addWidget(whole)
    whole.resize(1200, 500)
    whole.show()
    qtbot.waitExposed(whole)
    left = part.mapTo(whole, part.rect().topLeft()).x()
    assert (part.width(), left) == (500, (whole.viewport().width() - 500) // 2 if centred else BROAD)


@pytest.mark.parametrize("width", [560, 900])
def test_a_message_with_buttons_is_read_whole(qtbot, width):
    whole = QWidget()
    bar = NoticeBar()
    whole.setLayout(row(bar))
    qtbot.addWidget(whole)
    whole.resize(width, 600)
    whole.show()
    acts = (Act("Saisir le mot de passe", print), Act("Publier à nouveau", print))
    bar.show_notice(Notice(text="Le site n’a pas pu être publié.", more=LONG, acts=acts))
    bar.show_notice(Notice(text="La page est retirée.", acts=(Act("Annuler", print),)))
    qtbot.waitExposed(whole)
    buttons = bar.findChildren(QPushButton)
    qtbot.waitUntil(lambda: [one.isVisible() for one in buttons] == [True] * 3 and not cut_off(bar))
    assert all(one.width() >= one.sizeHint().width() for one in buttons)
    long = next(one for one in bar.findChildren(QLabel) if one.text() == LONG)
    assert long.width() > width * 0.7
