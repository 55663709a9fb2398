"""The words of Python's own argument parser, which it looks up through gettext: put into our catalogue."""

import gettext
import os

from core.i18n import CATALOGUES, N_

WORDS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("invalid %(type)s value: %(value)r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
)


def speak(language: str) -> None:
    """Make the argument parser speak `language` for the rest of the process."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("devanture", CATALOGUES)
    gettext.textdomain("devanture")
