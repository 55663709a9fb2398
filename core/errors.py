"""The few ways in which something can go wrong, each told so that a person knows what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Bad input, shown beside its field; never raised.

    `field` is the place as a path ("services[2].price"), `message` says what is wrong, `remedy` what to do now.
    """

    field: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.field}: {self.message}", self.remedy) if part)


class DevantureError(Exception):
    """What happened, what is safe, what to do now: three short translated sentences."""

    def __init__(self, happened: str, *, safe: str = "", remedy: str = "") -> None:
        super().__init__(" ".join(part for part in (happened, safe, remedy) if part))
        self.happened, self.safe, self.remedy = happened, safe, remedy


class BadInputError(DevantureError):
    """Input that cannot be taken, with every problem at once."""

    def __init__(self, happened: str, problems: "list[Problem]", *, safe: str = "", remedy: str = "") -> None:
        super().__init__(happened, safe=safe, remedy=remedy)
        self.problems = problems


class NotFoundError(DevantureError):
    """What was named (a folder, an account, a post) is not there."""


class FolderError(DevantureError):
    """The business folder cannot be read or written."""


class DiskFullError(FolderError):
    """No room left where the business is kept; the change was taken back whole."""


class DamagedError(FolderError):
    """The database is not readable as one; backups stand beside it."""


class NewerError(FolderError):
    """The database was written by a newer Devanture and is left alone."""
