"""The privacy notice: what this site really does with data, which is little, because it is built that way."""

from core.profile.model import Profile
from core.site.contact import safe_link
from core.site.text import Paragraph, line
from core.site.views import NoticeLine, NoticeView
from core.site.voice import Voice

CNIL = "https://www.cnil.fr/"


def notice(profile: Profile, voice: Voice) -> tuple[NoticeView, ...]:
    return (
        _nothing(voice),
        _logs(profile, voice),
        _messages(voice),
        _elsewhere(profile, voice),
        _rights(profile, voice),
    )


def _nothing(voice: Voice) -> NoticeView:
    return _section(
        voice.gettext("What this site does not do"),
        voice.gettext("This site sets no cookie, measures no audience and loads nothing from other companies."),
        voice.gettext("It can be read without giving any information about yourself."),
    )


def _logs(profile: Profile, voice: Voice) -> NoticeView:
    host = line(profile.legal.host_name, voice.language)
    who = (
        voice.gettext("The host of the site ({host})").format(host=host)
        if host
        else voice.gettext("The host of the site")
    )
    return _section(
        voice.gettext("Technical logs of the host"),
        voice.gettext(
            "{who} notes technical data of each visit, such as the IP address, the time and the page asked for, in "
            "order to deliver the pages and keep the service secure. We do not use them to recognise visitors."
        ).format(who=who),
    )


def _messages(voice: Voice) -> NoticeView:
    return _section(
        voice.gettext("When you call or write to us"),
        voice.gettext(
            "What you tell us by telephone or e-mail serves to answer you and to carry out what you ask for. It is not "
            "passed on for advertising."
        ),
    )


def _elsewhere(profile: Profile, voice: Voice) -> NoticeView:
    said = [
        voice.gettext(
            "Links to other sites (the way there on OpenStreetMap, for example) open only when you choose them; those "
            "sites follow their own rules."
        )
    ]
    if safe_link(profile.booking):
        said.append(
            voice.gettext("Online booking takes place at the provider’s own site, which has its own privacy notice.")
        )
    return _section(voice.gettext("Links to other sites"), *said)


def _rights(profile: Profile, voice: Voice) -> NoticeView:
    responsible = line(profile.legal.owner_name or profile.name, voice.language)
    lines = (
        NoticeLine(label=voice.gettext("Responsible for the data"), lines=(responsible,)) if responsible else None,
        NoticeLine(label=voice.gettext("E-mail"), lines=(profile.email,), href=f"mailto:{profile.email}")
        if profile.email
        else None,
        NoticeLine(label=voice.gettext("Telephone"), lines=(voice.phone(profile.phone),), href=f"tel:{profile.phone}")
        if profile.phone
        else None,
        NoticeLine(label=voice.gettext("Supervisory authority"), lines=("CNIL, www.cnil.fr",), href=CNIL),
    )
    said = voice.gettext(
        "You may ask to see the data that concern you, have them corrected or erased, limit their use or object to it, "
        "and receive a copy of them. Write or call: we answer within one month. You may also complain to the CNIL, "
        "the French data protection authority."
    )
    kept = tuple(one for one in lines if one is not None)
    return NoticeView(heading=voice.gettext("Your rights"), paragraphs=((said,),), lines=kept)


def _section(heading: str, *said: str) -> NoticeView:
    shown: tuple[Paragraph, ...] = tuple((one,) for one in said)
    return NoticeView(heading=heading, paragraphs=shown)
