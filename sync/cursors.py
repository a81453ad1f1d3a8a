"""A place in a centre's feed: the epoch, and the number that was told last (clause 4.3)."""

from typing import Annotated

import msgspec

Cursor = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{22}\.(0|[1-9][0-9]{0,15})$(?!\n)")]


def write_cursor(epoch: str, commit_seq: int) -> str:
    return f"{epoch}.{commit_seq}"


def read_cursor(cursor: str) -> tuple[str, int]:
    """The epoch and commit_seq of a cursor that has the form of one."""
    epoch, _, commit_seq = cursor.partition(".")
    return epoch, int(commit_seq)
