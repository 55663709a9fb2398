"""The outbox on the screen: how each delivery stands, what may be done, and that nothing disturbs the reader."""

from datetime import timedelta

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QWidget

from core.services.service import Receipt
from core.store.history import History
from core.sync.ledger import State, receipt_columns
from core.sync.standing import Act
from gui.screens.outbox.choice import Choice
from gui.screens.outbox.row_model import ROW, RowModel
from gui.screens.outbox.rows import read_rows
from tests.fakes import MONDAY
from tests.gui.conftest import texts_of, type_text
from tests.gui.screens.outbox.conftest import DISPLAY, LIVE, SPOKEN, offered, press, show, titles


def test_where_nothing_was_sent_yet_one_is_invited_to_write(screen, asked, qtbot):
    assert screen.stack.currentWidget() is screen.empty
    qtbot.mouseClick(screen.empty.button, Qt.MouseButton.LeftButton)
    assert asked == ["posts/new"]


def test_what_needs_the_person_stands_first_then_what_waits_then_what_is_over(put, screen):
    put(1, "sent", state="sent", **receipt_columns(LIVE))
    put(2, "waits")
    put(3, "refused", state="refused", reason="Too long.")
    screen.read()
    assert titles(screen) == ["refused", "waits", "sent"]
    assert [made.text() for made in screen.choice.buttons.values()] == [
        "All (3)",
        "Need you (1)",
        "Waiting (1)",
        "Sent (1)",
    ]


def test_one_can_look_at_a_part_of_them_and_search(put, screen, qtbot):
    put(1, "Éclairs au café", state="sent", **receipt_columns(LIVE))
    put(2, "Bread")
    screen.read()
    qtbot.mouseClick(screen.choice.buttons[Choice.WAITS], Qt.MouseButton.LeftButton)
    assert titles(screen) == ["Bread"]
    qtbot.mouseClick(screen.choice.buttons[Choice.ALL], Qt.MouseButton.LeftButton)
    type_text(screen.searchable(), "éclairs")
    assert titles(screen) == ["Éclairs au café"]
    type_text(screen.searchable(), " zz")
    assert screen.nothing.title.text() == "Nothing here contains “éclairs zz”."
    qtbot.mouseClick(screen.nothing.button, Qt.MouseButton.LeftButton)
    assert len(titles(screen)) == 2


def test_each_line_is_read_aloud_whole(put, screen):
    put(1, "Fresh bread", due=MONDAY + timedelta(hours=26))
    screen.read()
    assert screen.model.index(0).data(SPOKEN) == "Post: Fresh bread, to Bluesky, leaves tomorrow at 11:00"


def test_a_post_for_tomorrow_leaves_now_only_after_a_yes(desk, put, screen, program):
    entry = put(1, due=MONDAY + timedelta(hours=26))
    show(screen, entry)
    program.dialogs.agrees = False
    press(screen, Act.SEND_NOW)
    assert desk.business.outbox.get(entry.id).due == entry.due
    program.dialogs.agrees = True
    press(screen, Act.SEND_NOW)
    assert program.dialogs.asked[0] == (
        "Send it now? It then leaves for Bluesky at once, instead of tomorrow at 11:00. [Send now]"
    )
    assert desk.business.outbox.get(entry.id).due == MONDAY


def test_what_waits_for_another_try_says_whose_trouble_it_is_and_when_it_goes_on(desk, put, screen, bluesky):
    entry = put(1)
    store = desk.business.store
    with store.writing():
        until = (MONDAY + timedelta(minutes=5)).isoformat()
        row = {
            "account": bluesky.id,
            "failures": 2,
            "open_until": until,
            "reason": "Bluesky asks to wait.",
            "reached": "",
        }
        store.db.table("breakers").insert(row)
    show(screen, entry)
    told = texts_of(screen.detail)
    assert "The trouble is at Bluesky, not here." in told
    assert "Next try around 9:05." in told
    assert "Bluesky asks to wait." in told
    press(screen, Act.SEND_NOW)
    assert desk.business.outbox.lanes()[bluesky.id].open_until is None


def test_a_cancelled_delivery_comes_back_by_undo(desk, put, screen, said):
    entry = put(1)
    show(screen, entry)
    press(screen, Act.CANCEL)
    assert desk.business.outbox.get(entry.id).state is State.CANCELLED
    assert said[-1].text == "The delivery is cancelled: it does not go out."
    said[-1].acts[0].does()
    assert desk.business.outbox.get(entry.id).state is State.WAITING


def test_several_are_cancelled_at_once(desk, put, screen, qtbot):
    for number in range(3):
        put(number, f"post {number}")
    put(9, "sent", state="sent", **receipt_columns(LIVE))
    screen.read()
    screen.list.selectAll()
    assert "4 deliveries chosen" in texts_of(screen.many)
    assert "3 of them can still be cancelled." in texts_of(screen.many)
    qtbot.keyClick(screen.list, Qt.Key.Key_Delete)
    states = sorted(entry.state for entry in desk.business.outbox.entries())
    assert states == [State.CANCELLED, State.CANCELLED, State.CANCELLED, State.SENT]
    History(desk.business.store, desk.business.outbox.guard).undo()
    assert len(desk.business.outbox.entries(State.WAITING)) == 3


def test_in_doubt_the_person_decides_and_is_warned_of_twice(desk, put, screen, program):
    entry = put(1, state="ask", first_attempt=MONDAY.isoformat(), reason="Nothing could be proven.")
    show(screen, entry)
    assert offered(screen) == [Act.ARRIVED, Act.LOOK, Act.RESEND, Act.CANCEL]
    assert "Please look at your page at Bluesky." in texts_of(screen.detail)
    program.dialogs.agrees = False
    press(screen, Act.RESEND)
    assert "appears twice" in program.dialogs.asked[0]
    assert desk.business.outbox.get(entry.id).state is State.ASK
    press(screen, Act.ARRIVED)
    assert desk.business.outbox.get(entry.id).state is State.SENT


def test_what_was_refused_goes_again_or_is_changed(desk, put, screen, asked):
    entry = put(1, state="refused", reason="Bluesky refused: “Too long”.")
    show(screen, entry)
    assert "Bluesky refused: “Too long”." in texts_of(screen.detail)
    press(screen, Act.EDIT)
    assert asked == ["posts/post:p1"]
    press(screen, Act.RESEND)
    assert desk.business.outbox.get(entry.id).state is State.WAITING


def test_a_paused_account_is_one_click_away(desk, put, screen, bluesky, asked):
    entry = put(1)
    desk.business.accounts.pause(bluesky, "The app password was withdrawn.")
    show(screen, entry)
    assert "The app password was withdrawn." in texts_of(screen.detail)
    press(screen, Act.SIGN_IN)
    assert asked == [f"accounts/account:{bluesky.id}"]


def test_a_sent_post_is_opened_in_the_browser_and_removed_only_after_a_yes(desk, put, screen, program):
    class Browser(QObject):
        def __init__(self):
            super().__init__()
            self.opened = []

        @Slot(QUrl)
        def open(self, address):
            self.opened.append(address.toString())

    browser = Browser()
    entry = put(1, state="sent", **receipt_columns(LIVE))
    show(screen, entry)
    QDesktopServices.setUrlHandler("https", browser, "open")
    try:
        press(screen, Act.OPEN)
    finally:
        QDesktopServices.unsetUrlHandler("https")
    assert browser.opened == [LIVE.address]
    program.dialogs.agrees = False
    press(screen, Act.REMOVE)
    assert desk.business.outbox.get(entry.id).state is State.SENT
    program.dialogs.agrees = True
    press(screen, Act.REMOVE)
    assert desk.business.outbox.get(entry.id).state is State.RECALLING


def test_an_address_that_is_no_page_is_not_offered(put, screen):
    odd = Receipt(remote_id="1", address="javascript:alert(1)", at=MONDAY)
    show(screen, put(1, state="sent", **receipt_columns(odd)))
    assert Act.OPEN not in offered(screen)


def test_what_another_computer_sends_is_taken_over_only_after_a_yes(desk, put, screen, program):
    entry = put(1, executor="the other one")
    show(screen, entry)
    assert offered(screen) == [Act.TAKE_OVER]
    assert "Another computer with this business is to send it." in texts_of(screen.detail)
    press(screen, Act.TAKE_OVER)
    assert desk.business.outbox.get(entry.id).executor == desk.business.store.device


def test_what_was_sent_for_practice_is_marked(desk, put, screen):
    practice = desk.business.accounts.get("Practice")
    show(screen, put(1, account=practice))
    assert not screen.detail.practice.isHidden()


def test_what_really_went_to_practice_is_shown_as_sent(desk, screen):
    business = desk.business
    business.write_post("Bonjour", [], business.accounts.all(), None)
    engine = business.engine()
    engine.run()
    engine.close()
    screen.read()
    assert screen.model.index(0).data(ROW).standing == "sent"
    assert Act.OPEN in offered(screen)


def test_a_change_elsewhere_moves_neither_choice_nor_scroll(put, screen):
    entries = [put(number, f"post {number}") for number in range(60)]
    screen.read()
    screen.list.scrollTo(screen.model.index(40), QAbstractItemView.ScrollHint.PositionAtTop)
    screen.list.setCurrentIndex(screen.model.index(42))
    before = screen.list.verticalScrollBar().value(), screen.list.currentIndex().data(ROW).id
    put(99, "one more", due=MONDAY + timedelta(days=3))
    screen.desk.business.outbox.cancel(entries[50].id)
    screen.read()
    assert (screen.list.verticalScrollBar().value(), screen.list.currentIndex().data(ROW).id) == before


def test_a_thousand_deliveries_are_read_and_shown_fast(desk, put, screen):
    from time import perf_counter

    for number in range(400):
        put(number, f"post {number}", state="sent", **receipt_columns(LIVE))
    screen.read()
    started = perf_counter()
    screen.read()
    assert screen.model.rowCount() == 400
    assert perf_counter() - started < 0.5  # generous: other programs share the machine


def test_the_model_is_a_sound_one(put, desk, qtmodeltester):
    model, today = RowModel(), desk.business.today()
    for number in range(4):
        put(number, f"post {number}")
    model.show_rows(read_rows(desk.business), today)
    qtmodeltester.check(model)
    put(7, "needs you", state="refused")
    model.show_rows(read_rows(desk.business), today)
    assert model.index(0).data(DISPLAY) == "needs you"
    model.show_rows([], today)
    assert model.rowCount() == 0


def test_every_control_has_a_name_for_those_who_cannot_see_it(put, screen):
    show(screen, put(1, state="ask"))
    nameless = [
        control
        for control in screen.findChildren(QWidget)
        if isinstance(control, QAbstractButton | QLineEdit | QAbstractItemView)
        and control.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_all_can_be_done_by_keys(put, screen, qtbot):
    show(screen, put(1, state="refused"))
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert screen.detail.first_act().text() == "Send again"
    assert screen.focusWidget() is screen.detail.first_act()


def test_a_fault_while_cancelling_too_late_is_said(desk, put, screen, said):
    entry = put(1)
    show(screen, entry)
    with desk.business.store.transaction("the engine was quicker", undoable=False):
        desk.business.store.update("deliveries", entry.id, {"state": "sending"})
    screen.deeds.do(Act.CANCEL, screen.detail.row)
    assert "already left" in said[-1].text
