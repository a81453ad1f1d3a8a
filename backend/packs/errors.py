"""What can be wrong with content; the message names the file, the resource and the field.

BackendError
├── ContentError           an author or a translator can mend it
└── RequestError           (backend/core/errors.py)
    ├── UnfitError         what an editor sent cannot be taken as finished
    ├── UnusableFileError  somebody's upload is none that phones could get
    └── ConflictError
        └── ClashError     two editors changed the same place to something else
"""

from collections.abc import Sequence

import msgspec

from backend.core.errors import BackendError, ConflictError, UnprocessableError
from sync.drafts import Clash


class ContentError(BackendError):
    """Content that cannot be taken as it is; `field` is where, as far as that can be said."""

    def __init__(self, detail: str, field: str = "") -> None:
        super().__init__(detail)
        self.field = field


class UnfitError(UnprocessableError):
    """Content that cannot be taken; the reply names the field."""

    code = "content"

    def __init__(self, detail: str, field: str = "") -> None:
        super().__init__(detail)
        self.more = {"field": field}


class ClashError(ConflictError):
    """Both changed the same; the reply shows what each made of it."""

    code = "clash"

    def __init__(self, number: int, clashes: Sequence[Clash]) -> None:
        super().__init__("somebody else changed the same: " + ", ".join(clash.path for clash in clashes))
        self.more = {"number": number, "clashes": msgspec.to_builtins(clashes)}


class UnusableFileError(UnprocessableError):
    """An upload of which no picture or sound is made; `code` says why."""
