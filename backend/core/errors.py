"""What can go wrong in the backend, by who can mend it; `app.py` maps the classes to HTTP statuses.

BackendError
├── SettingsError          the operator set a variable to something unusable
├── DatabaseError          the store cannot do what was asked (closed, wrong task, broken file)
├── SealError              what was sealed does not open, or what was signed is not from whom it says
└── RequestError           the caller's request cannot be granted
    ├── BadRequestError    malformed, or of the wrong shape
    ├── NotSignedInError   no session, or one that has ended; no signature of a device
    │   └── WrongTimeError a device whose clock is wrong
    ├── ForbiddenError     signed in, but not allowed; or not from our own pages
    ├── NotFoundError
    ├── ForgottenError     a device that nobody wants to hear from any more
    ├── ConflictError      it clashes with what is there
    ├── UnprocessableError of the right shape, and still not to be taken
    ├── TooLargeError      the body is longer than its route allows
    ├── TooManyRequestsError
    └── UnavailableError   not now; later it may be
        └── DiskFullError  nothing more can be written until somebody makes room
"""

from datetime import datetime
from typing import Any


class BackendError(Exception):
    """Anything the backend refuses to do."""


class SettingsError(BackendError):
    """A setting is missing or unusable; the message names the variable."""


class DatabaseError(BackendError):
    """The database is not open, is used wrongly, or did not pass its check."""


class SealError(BackendError):
    """A box, a signature or a key is not right."""


class RequestError(BackendError):
    """A refusal that the caller reads: `code` is stable, `detail` is one plain sentence, `retry_after` is in seconds.

    `more` goes along as further members of the problem.
    """

    code = "bad-request"
    retry_after: int | None = None
    more: dict[str, Any] = {}  # noqa: RUF012  # never changed, only replaced

    def __init__(self, detail: str, code: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        if code is not None:
            self.code = code


class BadRequestError(RequestError):
    """The request is not what this endpoint reads."""


class NotSignedInError(RequestError):
    """There is no session, or it has ended."""

    code = "not-signed-in"


class WrongTimeError(NotSignedInError):
    """It is signed at another time than it is here; `now` is that."""

    code = "wrong-time"

    def __init__(self, detail: str, now: datetime) -> None:
        super().__init__(detail)
        self.now = now


class ForbiddenError(RequestError):
    """The session's account may not do this, or the request is not from our own page."""

    code = "forbidden"


class NotFoundError(RequestError):
    """There is nothing of that name."""

    code = "not-found"


class ForgottenError(RequestError):
    """It was there, and is gone for good."""

    code = "forgotten"


class ConflictError(RequestError):
    """It clashes with what is already there."""

    code = "conflict"


class UnprocessableError(RequestError):
    """It is what this endpoint reads, and still cannot be taken."""

    code = "unprocessable"


class TooLargeError(RequestError):
    """The body is longer than its route allows."""

    code = "body-too-large"


class TooManyRequestsError(RequestError):
    """Too much in too short a time."""

    code = "too-many-requests"

    def __init__(self, detail: str, retry_after: int) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class UnavailableError(RequestError):
    """Not now, whoever asks."""

    code = "unavailable"
    retry_after = 60


class DiskFullError(UnavailableError):
    """The database has no room; it goes on by itself when there is some."""

    code = "disk-full"
