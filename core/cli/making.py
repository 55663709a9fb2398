"""`new`, `profile`, `draft`, `build`, `preview`: from what is known of a business to a site on the screen."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from core.business import Business
from core.cli.run import DONE, Call
from core.cli.screen import until_interrupted
from core.errors import DevantureError, NotFoundError
from core.i18n import _, ngettext

if TYPE_CHECKING:
    from core.profile.lookup import Found


def new(call: Call) -> int:
    """All problems of the profile are told before anything is made."""
    from core.profile.file import ProfileFile, read_profile
    from core.profile.model import Profile

    args = call.args
    if not args.profile and not args.siret:
        raise NotFoundError(
            _("It is not said what the business is made from."),
            remedy=_("Add --from PROFILE.json; resources/examples holds some to copy."),
        )
    file = read_profile(args.profile) if args.profile else ProfileFile(profile=Profile())
    found = _look_up(call, args.siret) if args.siret else None
    existed = args.folder.exists()
    business = Business.new(args.folder, call.house)
    try:
        refused = business.take_profile(file, _base(args.profile), call.screen.progress)
        if found:
            _take_found(business, found)
    except BaseException:
        business.close()
        if not existed:
            shutil.rmtree(args.folder)
        raise
    name = business.profiles.read().name
    business.close()
    call.screen.problems([*file.notes, *refused])
    call.screen.say(_("“{name}” is in {folder}.").format(name=name, folder=args.folder))
    call.screen.say(_("Next: main.py draft {folder}").format(folder=args.folder))
    return DONE


def profile(call: Call) -> int:
    from core.profile.file import profile_file, read_profile, write_profile

    args, business = call.args, call.business()
    try:
        if args.profile:
            file = read_profile(args.profile)
            refused = business.take_profile(file, _base(args.profile), call.screen.progress)
            call.screen.problems([*file.notes, *refused])
            call.screen.say(_("The profile was taken from {file}.").format(file=args.profile))
        if args.target or not args.profile:
            own = business.profiles.read()
            text = write_profile(profile_file(own, lambda photo: f"media/{business.library.path(photo.hash).name}"))
            if args.target:
                args.target.write_text(text, encoding="utf-8")
                call.screen.say(_("The profile is in {file}.").format(file=args.target))
            else:
                call.screen.say(text)
    finally:
        business.close()
    return DONE


def draft(call: Call) -> int:
    business = call.business()
    try:
        made = business.draft()
        advice = business.advice()
    finally:
        business.close()
    call.screen.say(ngettext("{n} page drafted.", "{n} pages drafted.", made.pages).format(n=made.pages))
    call.screen.say(ngettext("{n} post suggested.", "{n} posts suggested.", made.posts).format(n=made.posts))
    if advice and not call.screen.as_json:
        call.screen.say(_("With this the draft could say more:"))
        call.screen.problems(advice)
    call.screen.say(_("Next: main.py preview {folder}").format(folder=call.args.folder))
    call.screen.facts({"pages": made.pages, "posts": made.posts, "advice": [str(problem) for problem in advice]})
    return DONE


def build(call: Call) -> int:
    business = call.business()
    try:
        out = call.args.out or business.folder / "site"
        built = business.site.build(out, address=call.args.address, progress=call.screen.progress)
    finally:
        business.close()
    call.screen.problems(built.problems)
    total = ngettext("{n} file in {folder}", "{n} files in {folder}", len(built.manifest))
    call.screen.say(total.format(n=len(built.manifest), folder=out))
    call.screen.say(
        _("{changed} written, {removed} removed.").format(changed=len(built.changed), removed=len(built.removed))
    )
    call.screen.facts(
        {"folder": out, "files": len(built.manifest), "changed": built.changed, "removed": built.removed,
         "problems": [str(problem) for problem in built.problems]}
    )  # fmt: skip
    return DONE


def preview(call: Call) -> int:
    business = call.business()
    stop = until_interrupted()
    try:
        shown = business.site.preview()
        shown.start()
        call.screen.say(_("The site: {address}").format(address=shown.address))
        call.screen.say(_("It is made anew at each change. Ctrl+C ends it."))
        stop.wait()
        shown.stop()
    finally:
        business.close()
    return DONE


def _base(profile_path: Path | None) -> Path:
    return profile_path.parent if profile_path else Path()


def _take_found(business: Business, found: "Found") -> None:
    """What the register says; where its code fits one trade, that trade too. The owner can change all of it."""
    from core.trades.trades import for_naf

    trades = for_naf(str(found.fields.get("naf", "")))
    suggested = {"trade": trades[0]} if len(trades) == 1 and not business.profiles.read().trade else {}
    business.profiles.change(merge="", **dict(found.fields), **suggested)


def _look_up(call: Call, siret: str) -> "Found":
    """One establishment of the public register; the person is told where the register cannot say."""
    from core.profile.lookup import Answer
    from core.profile.register import ADDRESS, Register
    from core.sync.lines import http_session

    answer = Register(http_session(), call.house.clock, call.house.register or ADDRESS).search(siret)
    if not isinstance(answer, Answer):
        raise DevantureError(
            answer.happened, safe=answer.safe, remedy=_("Make it from a file meanwhile: --from PROFILE.json")
        )
    if not answer.found:
        raise NotFoundError(answer.said, safe=_("Nothing was made."))
    return answer.found[0]
