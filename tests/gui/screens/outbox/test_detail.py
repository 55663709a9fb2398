"""What is told of one delivery: every try, its text and photos, what it sent."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.services.service import Message, SentPicture
from core.sync.ledger import receipt_columns
from core.sync.standing import Act
from gui.screens.outbox.outbox import OutboxScreen
from tests.fakes import MONDAY
from tests.gui.screens.outbox.conftest import LIVE, press, show, titles


def test_every_try_can_be_read(desk, put, screen, qtbot, house):
    entry = put(1)
    rows = [("send", "offline", "Bluesky cannot be reached."), ("send", "sent", "")]
    with desk.business.store.transaction("tries", undoable=False):
        for number, (step, outcome, detail) in enumerate(rows):
            at = (MONDAY + timedelta(minutes=number)).isoformat()
            row = {"id": f"a{number}", "delivery": entry.id, "step": step, "started": at, "ended": at}
            desk.business.store.insert("attempts", row | {"outcome": outcome, "detail": detail})
    show(screen, entry)
    part = screen.detail.attempts
    assert (part.fold.text(), part.lines.isHidden()) == ("2 tries so far", True)
    qtbot.mouseClick(part.fold, Qt.MouseButton.LeftButton)
    assert part.lines.text().splitlines() == [
        "today at 9:01: Sending, arrived.",
        "today at 9:00: Sending, no connection. Bluesky cannot be reached.",
    ]


def test_what_goes_out_is_shown_as_text_whatever_it_holds(put, screen):
    hostile = "<b>bold</b><img src=x onerror=alert(1)> 🥐 " + "W" * 300
    show(screen, put(1, hostile))
    assert screen.detail.content.text.text() == hostile
    assert screen.detail.content.text.textFormat() is Qt.TextFormat.PlainText
    assert screen.minimumSizeHint().width() < 700


def test_photos_come_small_with_their_words(bakery, qtbot):
    business = bakery.business
    media = business.store.rows("media", "kind = 'photo'")[0]
    sent = SentPicture(
        hash=media["hash"], mime=media["mime"], alt="Le four", width=media["width"], height=media["height"]
    )
    with business.store.transaction("put", undoable=False):
        entry = business.outbox.add(
            key="v1:1", account=business.accounts.get("Practice").id, subject="post:p1", title="t",
            content=Message(text="t", pictures=(sent,)),
        )  # fmt: skip
    screen = OutboxScreen(bakery)
    qtbot.addWidget(screen)
    screen.show()
    show(screen, entry)
    qtbot.waitUntil(lambda: not screen.detail.content._waiting)
    (label,) = [one for one in screen.detail.content.findChildren(QWidget) if one.accessibleName() == "Le four"]
    assert 0 < max(label.pixmap().deviceIndependentSize().toTuple()) <= 112


def test_a_site_says_how_many_files_and_how_heavy(bakery, qtbot):
    business = bakery.business
    entry, built = business.publish(business.accounts.get("Practice"))
    screen = OutboxScreen(bakery)
    qtbot.addWidget(screen)
    show(screen, entry)
    assert f"The whole site: {len(built.manifest)} files, " in screen.detail.content.text.text()
    assert titles(screen) == ["The site"]


def test_what_is_taken_away_from_practice_is_not_said_to_leave_the_internet(desk, put, screen, program):
    practice = desk.business.accounts.get("Practice")
    for subject, verb in (("post:p1", "Take away from practice"), ("site", "Take the site away from practice")):
        entry = put(len(subject), account=practice, state="sent", subject=subject, **receipt_columns(LIVE))
        show(screen, entry)
        assert screen.detail.acts[Act.REMOVE].text() == verb
        program.dialogs.agrees = False
        press(screen, Act.REMOVE)
        assert program.dialogs.asked[-1].endswith(f"nobody else ever saw it. Here it is kept. [{verb}]")
