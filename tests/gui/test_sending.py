"""The engine beside the window: what keeps it from working is said once, and taken back when it works again."""

import pytest

from core.errors import FolderError
from gui.sending import Sending


@pytest.fixture
def told(desk):
    sending, heard = Sending(desk.business), []
    sending.broke.connect(heard.append)
    return sending, heard


def test_the_same_trouble_is_said_once_however_often_it_is_tried(told):
    sending, heard = told
    for _try in range(3):
        sending._tell(FolderError("The disk is full.", remedy="Free some room."))
    assert len(heard) == 1


def test_when_it_works_again_that_is_told_and_new_trouble_is_said_again(told):
    sending, heard = told
    trouble = FolderError("The disk is full.", remedy="Free some room.")
    sending._tell(trouble)
    sending._tell(None)
    sending._tell(None)
    sending._tell(trouble)
    assert heard == [trouble, None, trouble]
