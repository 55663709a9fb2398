"""`demo`: the main job on a demo business: profile, drafted site, drafted posts, all sent to the practice network."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread

from core.business import Business
from core.cli.run import DONE, NOT_DONE, Call
from core.cli.screen import until_interrupted
from core.house import House
from core.i18n import _, ngettext
from core.posts.model import PostState
from core.profile.file import read_profile
from core.services.practice.server import PracticeServer
from core.services.service import Kind
from core.sync.ledger import State
from core.sync.lock import sender

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"
SHOWN = 3


def demo(call: Call) -> int:
    """In the window; without one where it is not wanted, or where this computer has no screen."""
    args = call.args
    window = None if args.no_window or args.check else call.window
    if window is not None and (trouble := window.trouble()):
        call.screen.warn(trouble)
        window = None
    with _place(args.demo_home) as place:
        house = replace(call.house, home=place / "home")
        business = _prepared(call, house, place / args.trade)
        if window is None:
            return _without_window(call, house, business)
        business.close()
        call.screen.say(_("3. The window opens. Nothing you do in it is on the internet."))
        return window.open(house, str(business.folder))


def _without_window(call: Call, house: House, business: Business) -> int:
    stop = until_interrupted()
    try:
        with PracticeServer(house.practice) as server, sender(business.folder):
            _sent(call, business)
            site, wall = server.ground.site_address(business.id), server.ground.wall_address(business.id)
            _told(call, business, site, wall)
            if call.args.check:
                return _checked(call, business, site, wall)
            engine = business.engine()
            thread = Thread(target=engine.watch, args=(stop,), name="engine")
            thread.start()
            stop.wait()
            thread.join()
            engine.close()
    finally:
        business.close()
    return DONE


@contextmanager
def _place(wished: Path | None) -> Iterator[Path]:
    """The folder asked for, which stays, or one that goes at the end."""
    if wished is not None:
        wished.mkdir(parents=True, exist_ok=True)
        yield wished
        return
    made = Path(tempfile.mkdtemp(prefix="devanture-demo-"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _prepared(call: Call, house: House, folder: Path) -> Business:
    """The demo business: the one kept from an earlier demo, or a new one, drafted."""
    screen = call.screen
    if (folder / "business.db").exists():
        return Business.open(folder, house)
    source = EXAMPLES / f"{call.args.trade}.json"
    screen.say(_("1. The profile, as an owner would give it: {file}").format(file=source.name))
    business = Business.new(folder, house)
    file = read_profile(source)
    screen.problems([*file.notes, *business.take_profile(file, source.parent, screen.progress)])
    made = business.draft()
    pages = ngettext("{n} page", "{n} pages", made.pages).format(n=made.pages)
    posts = ngettext("{n} post", "{n} posts", made.posts).format(n=made.posts)
    screen.say(_("2. Drafted from it: {pages} and {posts} for twelve weeks.").format(pages=pages, posts=posts))
    return business


def _sent(call: Call, business: Business) -> None:
    """Publish the site and the first few posts on the practice network."""
    screen = call.screen
    account = business.account_for(Kind.HOST, None)
    business.connect(account)
    _entry, built = business.publish(business.accounts.get(account.id), screen.progress)
    screen.say(_("3. The site is built: {n} files.").format(n=len(built.manifest)))
    if not business.posts.all(PostState.SCHEDULED):
        for post in business.posts.all(PostState.IDEA)[:SHOWN]:
            business.posts.schedule(post, [account.id])
    engine = business.engine(progress=screen.progress)
    try:
        engine.recover()
        engine.run()
    finally:
        engine.close()


def _told(call: Call, business: Business, site: str, wall: str) -> None:
    screen, sent = call.screen, len(business.outbox.entries(State.SENT))
    screen.say(_("4. Sent from the outbox to the practice network (nothing is on the internet): {n}").format(n=sent))
    screen.say()
    screen.say(_("   The site: {address}").format(address=site))
    screen.say(_("   The wall: {address}").format(address=wall))
    screen.say()
    if not call.args.check:
        screen.say(_("   The business is in {folder}").format(folder=business.folder))
        screen.say(_("   Both addresses answer until you press Ctrl+C."))


def _checked(call: Call, business: Business, site: str, wall: str) -> int:
    """Fetch both addresses as a browser would and say what came."""
    name = business.profiles.read().name
    texts = [post.text for post in business.posts.all(PostState.SCHEDULED)]
    wanted = {site: [name], wall: [text.split("\n")[0][:20] for text in texts]}
    answers = [_answers(call, address, words) for address, words in wanted.items()]
    waits = [entry for entry in business.outbox.entries() if entry.state is not State.SENT]
    if waits:
        call.screen.warn(_("Not everything was sent: {n}").format(n=len(waits)))
    return DONE if all(answers) and not waits else NOT_DONE


def _answers(call: Call, address: str, words: list[str]) -> bool:
    import html

    from core.sync.lines import http_session

    reply = http_session().get(address, timeout=(5, 15))
    text = html.unescape(reply.content.decode("utf-8", "replace"))
    missing = [word for word in words if word not in text]
    if reply.status_code != 200 or missing or not words:
        call.screen.warn(_("{address} does not show what it should.").format(address=address))
        return False
    call.screen.say(_("   {address} answers: {n} bytes, as it should.").format(address=address, n=len(reply.content)))
    return True
