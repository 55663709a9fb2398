"""What can be done with posts from any of the views, each with its way back."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from core.errors import Problem
from core.i18n import _, ngettext
from core.planning import Accepted, Calendar
from core.posts.model import Post
from gui import words
from gui.desk import Desk
from gui.notice import Act, Notice, Tone
from gui.screens.posts.move_dialog import MoveDialog

PHOTO = re.compile(r"(?:^|: )pictures(?:\[(\d+)\])?")
MANY = 6  # ideas from which accepting goes on beside the window


class Acts:
    """`calendar` is filled by the screen as soon as it is known."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.calendar: Calendar | None = None
        self._said: dict[str, list[str]] = {}  # wordings of ideas that were seen

    def open(self, post: str) -> None:
        self.desk.go(f"posts/post:{post}")

    def discard(self, ids: Sequence[str]) -> None:
        """With a bar that brings them back; what has left stays where it is and is said so by its state."""
        posts = self.desk.business.posts
        found = [posts.get(each) for each in ids]
        if not found:
            return
        said = ngettext("The post is discarded.", "{count} posts are discarded.", len(found))
        self.desk.do_undoably(lambda: posts.discard(*found), said.format(count=len(found)))

    def restore(self, ids: Sequence[str]) -> None:
        """Discarded ones back among the ideas or the posts being written."""
        posts = self.desk.business.posts
        for each in ids:
            self.desk.do(lambda id_=each: posts.restore(posts.get(id_)))  # type: ignore[misc]  # a bound loop value

    def move(self, id: str, due: datetime) -> None:  # noqa: A002, as everywhere here
        posts, today = self.desk.business.posts, self.desk.business.today()
        said = _("Moved to {when}.").format(when=words.moment(due, today))
        if self.closed(due):
            said += " " + _("You are closed on that day.")
        self.desk.do_undoably(lambda: posts.move(posts.get(id), due), said)

    def shift(self, id: str, step: int) -> None:  # noqa: A002, as everywhere here
        """To the next open day on which nothing stands yet: later (1) or earlier (-1), never before tomorrow."""
        posts, today = self.desk.business.posts, self.desk.business.today()
        post = posts.get(id)
        if post.due is None:
            return
        busy, due = posts.busy(today), post.due + timedelta(step)
        while due.date() > today and (due.date() in busy or self.closed(due)):
            due += timedelta(step)
        if due.date() > today:
            self.move(id, due)

    def reword(self, id: str) -> None:  # noqa: A002, as everywhere here
        """The same idea in other words, where the trade has some."""
        business = self.desk.business
        idea = business.posts.get(id)
        known = self._said.setdefault(id, [])
        found = self.desk.do(lambda: business.redrafting.another_post(idea, known))
        if found is None:
            return
        text = found or next((one for one in known if one != idea.text), "")
        if not text:
            said = _("There are no other words for this idea. F2 lets you write your own.")
            self.desk.say(Notice(text=said, key="ideas"))
            return
        if idea.text not in known:
            known.append(idea.text)
        if text in known:  # all were seen: round again
            known.remove(text)
        self.desk.do(lambda: business.posts.reword(idea, text))

    def ask_to_move(self, post: Post) -> None:
        """The same without a mouse: another day and time from a small form."""
        planning = self.desk.business.planning
        dialog = MoveDialog(post.due or planning.now(), planning.now(), self.calendar)
        if self.desk.program.dialogs.show(dialog):
            self.move(post.id, dialog.due())
        dialog.deleteLater()

    def accept(self, ids: Sequence[str]) -> None:
        """Plan ideas for their proposed times on the usual accounts."""
        if not ids:
            return
        if len(ids) < MANY:
            business = self.desk.business
            posts, usual = [business.posts.get(each) for each in ids], business.planning.usual()
            accepted = self.desk.do(lambda: business.planning.accept(posts, usual))
            if accepted is not None:
                self._say_accepted(accepted)
            return
        chosen = list(ids)
        self.desk.background(
            lambda business, _progress, _stop: business.planning.accept(
                [business.posts.get(each) for each in chosen], business.planning.usual()
            ),
            self._say_accepted,
        )

    def closed(self, when: datetime) -> bool:
        return self.calendar is not None and when.date() in self.calendar.closed

    def _say_accepted(self, accepted: Accepted) -> None:
        acts = self._photo_acts(accepted.left)
        count, usual = len(accepted.posts), self.desk.business.planning.usual()
        if count:
            names = ", ".join(account.name for account in usual)
            said = ngettext("Planned for {names}.", "{count} posts are planned for {names}.", count)
            left = self._left_said(accepted.left)
            self.desk.say(
                Notice(text=said.format(count=count, names=names), more=left, tone=Tone.GOOD,
                       acts=(*self.desk.way_back(), *acts), key="undo")
            )  # fmt: skip
        elif accepted.left:
            self.desk.say(Notice(text=self._left_said(accepted.left), tone=Tone.WARN, acts=acts, key="ideas"))

    def _left_said(self, left: Sequence[tuple[Post, Problem]]) -> str:
        if not left:
            return ""
        said = ngettext("One idea stays as it is: {why}", "{count} ideas stay as they are: {why}", len(left))
        problem = _told_first(left)[1]
        return said.format(count=len(left), why=f"{problem.message} {problem.remedy}".strip())

    def _photo_acts(self, left: Sequence[tuple[Post, Problem]]) -> tuple[Act, ...]:
        post, problem = _told_first(left) if left else (None, None)
        place = photo_of(problem) if problem else None
        return (to_photo(self.desk, post.id, place),) if post and place is not None else ()


def _told_first(left: Sequence[tuple[Post, Problem]]) -> tuple[Post, Problem]:
    """Of what was left, the one to speak of: one with a photo to mend, for there a button helps."""
    return next((each for each in left if photo_of(each[1]) is not None), left[0])


def photo_of(problem: Problem) -> int | None:
    """The number (from 0) of the photo a problem is about, be it told by an account or not."""
    found = PHOTO.search(problem.field)
    return int(found[1] or 0) if found else None


def to_photo(desk: Desk, post: str, place: int) -> Act:
    """The button that opens the post at the words of that photo."""
    return Act(_("Go to the photo"), lambda: desk.go(f"posts/post:{post}/photo:{place}"))
