"""Rows of accounts: people who log in, and their sessions. Newcomers are never here."""

from piccolo.columns import BigInt, ForeignKey, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from backend.core.database import DB

ADMINISTRATOR, STAFF = "administrator", "staff"


class Account(Table, db=DB):
    """Somebody who may log in; `name` is what they type."""

    id = Varchar(22, primary_key=True)
    name = Varchar(120, unique=True)
    role = Varchar(24)
    password_hash = Varchar(200)


class Session(Table, db=DB):
    """One log-in; the token itself is only in the browser's cookie."""

    token_hash = Varchar(64, primary_key=True)
    account = ForeignKey(Account, on_delete=OnDelete.cascade, null=False, index=True)
    began_at = BigInt()  # seconds since 1970, UTC
    seen_at = BigInt()
