"""How a call to a service can end other than well. The engine decides by these alone what happens to a delivery."""

from datetime import timedelta

from core.errors import DevantureError

SECRET = "secret"  # noqa: S105, the field's name
"""The `field` of a fault that lies in the password or token."""


class NotNowError(DevantureError):
    """Nothing arrived and nothing is wrong with the content: no connection, 429, 503. Goes again by itself.

    `retry_after` is the service's own wish (Retry-After), None where it said nothing.
    `offline` tells that the service was not reached at all.
    """

    def __init__(
        self, happened: str, *, safe: str = "", remedy: str = "", retry_after: timedelta | None = None,
        offline: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(happened, safe=safe, remedy=remedy)
        self.retry_after, self.offline = retry_after, offline


class _OfFieldError(DevantureError):
    """`field` names the setting of the account that is wrong, or SECRET; "" where that is not known."""

    def __init__(self, happened: str, *, safe: str = "", remedy: str = "", field: str = "") -> None:
        super().__init__(happened, safe=safe, remedy=remedy)
        self.field = field


class RefusedError(_OfFieldError):
    """The service will not take this content as it is; going again would not help."""


class SignInError(_OfFieldError):
    """The account's log-in no longer holds, or the server is not the one we know: the account pauses."""


class DoubtfulError(DevantureError):
    """The publishing call was made and its answer is lost: it may have arrived."""


class CannotTellError(DevantureError):
    """Looking for an unanswered attempt gave no proof either way: a person decides."""
