r"""Constrained values that fields of several structs share, and the one strict door for bytes.

Patterns end in `$(?!\n)` because Python's `$` also matches before a last newline.
"""

from typing import Annotated, Any, Literal, TypeVar

import msgspec

from sync.errors import SyncError

T = TypeVar("T")

MAX_INTEGER = 2**53 - 1  # clause 1.1
BLOB_MAX = 256 * 1024  # bytes, clause 2.7

Id = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$(?!\n)")]
SegmentId = Annotated[
    str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.[A-Za-z0-9_-]{1,64}$(?!\n)")
]
RandomId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{22}$(?!\n)")]  # 16 bytes, clause 1.2
RecordId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{1,64}$(?!\n)")]
OpId = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$(?!\n)")
]  # UUIDv7, RFC 9562
ThreadKey = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{43}$(?!\n)")]  # 32 bytes, clause 3.8
Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$(?!\n)")]
FileName = Annotated[
    str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{1,80}(\.[A-Za-z0-9_-]{1,20}){1,3}$(?!\n)")
]  # a path of a file list
Language = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$(?!\n)")]
Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$(?!\n)")]
Count = Annotated[int, msgspec.Meta(ge=0, le=MAX_INTEGER)]
Edition = Annotated[int, msgspec.Meta(ge=1, le=MAX_INTEGER)]
BlobSize = Annotated[int, msgspec.Meta(ge=1, le=BLOB_MAX)]  # bytes
Line = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]

Phase = Annotated[int, msgspec.Meta(ge=1, le=3)]
Track = Literal["asylum", "ukraine", "other", "all"]
Audience = Literal["newcomer", "staff"]
Sensitivity = Literal["green", "yellow", "red"]
Tone = Literal["canal", "saffron", "brick", "indigo", "leaf", "plum"]


class BlobReference(msgspec.Struct, frozen=True):
    """One blob: its name, and its length in bytes (clause 2.7)."""

    sha256: Sha256
    bytes: BlobSize


def parse_json(data: bytes, cap: int, fault: type[SyncError], too_large: str = "too-large") -> Any:
    """Untyped JSON of at most `cap` bytes (clauses 1.1 and 2.9).

    Raises: `fault` with code not-json or `too_large`.
    """
    if len(data) > cap:
        raise fault(too_large, f"{len(data)} bytes, at most {cap}")
    try:
        return msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise fault("not-json", str(error)) from error


def read_value(value: Any, shape: type[T], fault: type[SyncError], code: str) -> T:
    """The untyped value as a struct; unknown fields are ignored unless the struct forbids them (clause 5).

    Raises: `fault` with `code`.
    """
    try:
        return msgspec.convert(value, shape)
    except (msgspec.ValidationError, RecursionError) as error:
        raise fault(code, str(error)) from error
