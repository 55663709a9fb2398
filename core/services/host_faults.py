"""What goes wrong at a host, in the same words for every host."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from core.i18n import _
from core.services.outcome import SECRET, NotNowError, RefusedError, SignInError

IN_USE = (32, 33)  # Windows: opened or locked by another process
FULL = ("no space", "not enough space", "disk full", "quota", "insufficient", "full", "plus d'espace", "espace disque")


def unreachable(host: str) -> NotNowError:
    return NotNowError(
        _("{host} could not be reached.").format(host=host),
        safe=_("Nothing was sent and nothing is lost."),
        remedy=_("It goes out by itself as soon as there is a connection."),
        offline=True,
    )


def cut(host: str) -> NotNowError:
    return NotNowError(
        _("The connection to {host} broke off or fell silent.").format(host=host),
        safe=_("What had arrived is kept; every page online is whole, old or new."),
        remedy=_("It goes on by itself from there."),
    )


def not_now(host: str, answer: str) -> NotNowError:
    return NotNowError(
        _("{host} cannot do it at the moment: “{answer}”.").format(host=host, answer=answer.strip()),
        safe=_("What had arrived is kept; every page online is whole, old or new."),
        remedy=_("It is tried again by itself a little later."),
    )


def busy(host: str) -> NotNowError:
    return NotNowError(
        _("{host} takes no further connections at the moment.").format(host=host),
        safe=_("Nothing is lost."),
        remedy=_("It is tried again by itself a little later."),
    )


def stopped() -> NotNowError:
    return NotNowError(
        _("Stopped before the end."),
        safe=_("What had arrived is kept; every page online is whole, old or new."),
        remedy=_("The next time it goes on from there."),
    )


def incomplete(path: str) -> NotNowError:
    return NotNowError(
        _("{path} did not arrive whole.").format(path=path),
        safe=_("The pages online were not touched by it."),
        remedy=_("It is sent again by itself."),
    )


def moved(path: str) -> NotNowError:
    return NotNowError(
        _("{path} went away while we were looking: somebody else is at work there.").format(path=path),
        safe=_("Nothing is lost."),
        remedy=_("It is tried again by itself a little later."),
    )


def in_use(path: str) -> NotNowError:
    return NotNowError(
        _("Another program is using {path}.").format(path=path),
        safe=_("What had arrived is kept; every page online is whole, old or new."),
        remedy=_("It is tried again by itself a little later."),
    )


def full(host: str) -> RefusedError:
    return RefusedError(
        _("There is no room left on {host}.").format(host=host),
        safe=_("Every page online is whole, old or new."),
        remedy=_("Make room there or take a larger plan, then publish again."),
    )


def not_stored(host: str, path: str, answer: str) -> RefusedError:
    return RefusedError(
        _("{host} could not store {path}: “{answer}”. Most often there is no room left.").format(
            host=host, path=path, answer=answer.strip()
        ),
        safe=_("Every page online is whole, old or new."),
        remedy=_("Make room there or take a larger plan, then publish again."),
    )


def too_small(host: str, *, needed: str, free: str) -> RefusedError:
    return RefusedError(
        _("{host} has {free} free, and {needed} have to be sent.").format(host=host, free=free, needed=needed),
        safe=_("Nothing was sent; the site online stays as it was."),
        remedy=_("Make room there or take a larger plan, then publish again."),
    )


def denied(host: str, path: str) -> RefusedError:
    return RefusedError(
        _("{host} does not allow us to write {path}.").format(host=host, path=path or "/"),
        safe=_("Every page online is whole, old or new."),
        remedy=_("Check that the folder is the right one and that this user may write in it, then publish again."),
    )


def read_only(host: str) -> RefusedError:
    return RefusedError(
        _("{host} can only be read at the moment, not written.").format(host=host),
        safe=_("Every page online is whole, old or new."),
        remedy=_("Ask the host for write access, then publish again."),
    )


def failed(host: str, path: str, answer: str) -> RefusedError:
    return RefusedError(
        _("{host} refused {path}: “{answer}”.").format(host=host, path=path or "/", answer=answer.strip()),
        safe=_("Every page online is whole, old or new."),
        remedy=_("The host’s support can say why. Then publish again."),
    )


def hides_dots(host: str) -> RefusedError:
    said = _("{host} hides files whose name begins with a dot, and such files are needed to publish safely.")
    return RefusedError(
        said.format(host=host),
        safe=_("The site online stays as it was."),
        remedy=_("Ask the host to show hidden files in listings, or use SFTP if it offers it."),
    )


def no_folder(host: str, folder: str) -> RefusedError:
    return RefusedError(
        _("There is no folder {folder} on {host}.").format(folder=folder, host=host),
        safe=_("Nothing was sent."),
        remedy=_("Check the folder in the account’s settings; at many hosts it is called www, htdocs or public_html."),
        field="folder",
    )


def wrong_login(host: str, user: str) -> SignInError:
    return SignInError(
        _("{host} does not accept the password or key of {user}.").format(host=host, user=user),
        safe=_("Everything to be sent waits."),
        remedy=_("Enter the user and the password again as your host gave them to you."),
        field=SECRET,
    )


def bad_setting(happened: str, remedy: str, field: str = "") -> SignInError:
    return SignInError(happened, safe=_("Everything to be sent waits."), remedy=remedy, field=field)


def speaks_of_room(answer: str) -> bool:
    """Does a server's free text say that its disk or our quota is full?"""
    lower = answer.lower()
    return any(word in lower for word in FULL)


@contextmanager
def of_the_disk(host: str, path: str) -> Iterator[None]:
    """The errors of a local or mounted disk, told as a host's."""
    try:
        yield
    except FileNotFoundError as error:
        raise moved(path or host) from error
    except PermissionError as error:
        if getattr(error, "winerror", 0) in IN_USE:
            raise in_use(path) from error
        raise denied(host, path) from error
    except OSError as error:
        raise _from_errno(error, host, path) from error


def _from_errno(error: OSError, host: str, path: str) -> NotNowError | RefusedError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full(host)
    if error.errno == errno.EROFS:
        return read_only(host)
    if error.errno in (errno.EIO, errno.ESTALE, errno.ENOTCONN, errno.EHOSTDOWN, errno.ENODEV, errno.ETIMEDOUT):
        return cut(host)
    return failed(host, path, error.strerror or type(error).__name__)
