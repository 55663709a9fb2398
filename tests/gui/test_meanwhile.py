"""With the business closed for a moment: it comes back as it was made, or as it was; never as half of both."""

from threading import Event

from core.business import Business
from core.errors import DevantureError
from core.restoration import restore_business
from gui.notice import Notice
from gui.shell.main_window import MainWindow
from gui.waiting import Waiting


def copy_of(app):
    business = app.desk.business
    return business.backups.keep(business.store.connection, "manual", business.store.clock.now())


def test_going_back_to_a_copy_closes_restores_and_opens_again(make, shop, house, qtbot):
    app = make()
    app.start(str(shop))
    copy = copy_of(app)
    app.desk.business.profiles.change(name="Another name")

    def work():
        restore_business(shop, copy, house)
        return shop

    app.meanwhile("Going back…", work, lambda: Notice(text="It is as it was."), "backups")
    assert isinstance(app.window, Waiting)
    assert app.desk is None
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    assert app.desk.business.profiles.read().name == "Au Levain des Lices"
    assert app.window.room == "backups"
    assert app.window.notices.texts() == ["It is as it was."]


def test_where_it_fails_the_business_is_back_as_it_was_and_the_fault_is_said(make, shop, qtbot):
    app = make()
    app.start(str(shop))

    def work():
        raise DevantureError("The stick is gone.", safe="All is kept.")

    app.meanwhile("Moving…", work, lambda: Notice(text="Moved."), "settings")
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    assert app.desk.business.profiles.read().name == "Au Levain des Lices"
    assert app.window.notices.texts() == ["The stick is gone. All is kept."]


def test_a_damaged_business_comes_back_from_its_newest_copy(make, shop, qtbot, dialogs):
    app = make()
    app.start(str(shop))
    copy_of(app)
    app._leave()
    (shop / "business.db").write_bytes(b"a letter to grandmother" * 500)
    for tail in ("-wal", "-shm"):
        (shop / f"business.db{tail}").unlink(missing_ok=True)
    app.open(shop)
    assert "Go back to the copy" in dialogs.asked[-1]
    qtbot.waitUntil(lambda: app.desk is not None)
    assert app.desk.business.profiles.read().name == "Au Levain des Lices"
    assert list(shop.glob("business.damaged-*.db"))


def test_a_business_moves_and_is_opened_in_its_new_place(make, shop, tmp_path, house, dialogs, qtbot):
    app = make()
    app.start(str(shop))
    (tmp_path / "stick").mkdir()
    dialogs.chosen = tmp_path / "stick"
    app.desk.go("settings/place")
    app.window.screens["settings"].place.move_it.click()
    new = tmp_path / "stick" / shop.name
    qtbot.waitUntil(lambda: app.desk is not None and app.desk.business.folder == new, timeout=10_000)
    assert app.desk.business.profiles.read().name == "Au Levain des Lices"
    assert [one.folder for one in app.session.businesses()] == [new]
    assert not (shop / "business.db").exists()
    assert app.window.room == "settings"
    assert app.window.screens["settings"].place.remove.isVisible()


def test_another_start_waits_until_the_business_is_back(make, shop, tmp_path, house, qtbot):
    """Opened at that moment, it would be written to while it is set back."""
    other, gate = tmp_path / "other", Event()
    Business.new(other, house).close()
    app = make()
    app.start(str(shop))

    def work():
        gate.wait(5)
        return shop

    app.meanwhile("Going back…", work, lambda: Notice(text="Done."), "home")
    app.asked(str(other))
    assert isinstance(app.window, Waiting)
    gate.set()
    qtbot.waitUntil(lambda: app.desk is not None and app.desk.business.folder == other, timeout=5000)


def test_nothing_is_moved_or_set_back_before_the_engine_has_ended(make, shop, qtbot, slow_call):
    under_way, gate = slow_call
    app = make()
    app.start(str(shop))
    assert under_way.wait(10)
    worked = []
    app.meanwhile("Moving…", lambda: worked.append(gate.is_set()) or shop, lambda: Notice(text="Moved."), "home")
    assert isinstance(app.window, Waiting)
    gate.set()
    qtbot.waitUntil(lambda: app.desk is not None)
    assert worked == [True]
