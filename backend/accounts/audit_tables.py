"""Rows of the audit: who did what that others must be able to look up. The database itself refuses to change one."""

from piccolo.columns import BigInt, Text, Varchar
from piccolo.table import Table

from backend.core.database import DB


class AuditEntry(Table, db=DB):
    """One deed; `hash` is over the entry and the hash of the one before it, so none is changed or missing unseen."""

    number = BigInt(primary_key=True)  # 1, 2, 3, …
    at = BigInt()  # seconds since 1970, UTC
    actor = Varchar(120)  # the name, as it was then
    deed = Varchar(60)
    subject = Varchar(200)
    detail = Text()
    hash = Varchar(64)


class BegunDeed(Table, db=DB):
    """A deed with files that has begun and not ended; gone when its outcome is an entry."""

    id = Varchar(22, primary_key=True)
    at = BigInt()  # seconds since 1970, UTC
    actor = Varchar(120)
    deed = Varchar(60)
    subject = Varchar(200)
    asked = Text()
    before = Varchar(64)  # the state of the published files, by a hash
