"""Rows of accounts: people who log in, their sessions, and devices of teams. Newcomers are never here."""

from piccolo.columns import JSON, BigInt, Boolean, Date, ForeignKey, Integer, Text, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table

from backend.core.database import DB


class Account(Table, db=DB):
    """Somebody who may log in, or work on a device; `name` is what they type. Who was removed stays, for what they wrote."""

    id = Varchar(22, primary_key=True)
    name = Varchar(120, unique=True)
    roles = JSON(default="[]")  # as roles.py writes them
    password_hash = Varchar(200)  # empty for who works on a device only
    removed_at = BigInt(default=0)  # seconds since 1970, UTC; 0 for who was not


class Session(Table, db=DB):
    """One log-in; the token itself is only in the browser's cookie, and is another after a second factor."""

    token_hash = Varchar(64, primary_key=True)
    account = ForeignKey(Account, on_delete=OnDelete.cascade, null=False, index=True)
    began_at = BigInt()  # seconds since 1970, UTC
    seen_at = BigInt()
    factor = Varchar(12)  # a word of factors.py: how who this is was proven beside a password
    browser = Varchar(60)  # its kind, for who looks whether all of their sessions are theirs


class Device(Table, db=DB):
    """A tablet or laptop of a team: its key signs for it, its scope is its places (clause 4.0)."""

    id = Varchar(22, primary_key=True)
    name = Varchar(120)
    public_key = Text()  # P-256, the uncompressed point in base64url
    places = JSON(default="[]")
    is_for_helpers = Boolean(default=False)
    enrolled_on = Date(default=None)
    seen_on = Date(default=None, null=True)
    is_forgotten = Boolean(default=False)


class Invitation(Table, db=DB):
    """A code that enrols one device, once, within minutes; only its hash is kept."""

    code_hash = Varchar(64, primary_key=True)
    name = Varchar(120)
    places = JSON(default="[]")
    is_for_helpers = Boolean(default=False)
    ends_at = BigInt()  # seconds since 1970, UTC
    used_by = Text()  # the public key that it enrolled, whose answer may have been lost


class DevicePerson(Table, db=DB):
    """Somebody works on a device: it tells them apart by name, and they choose a PIN there."""

    key = Varchar(45, primary_key=True)  # the device, a slash and the account
    device = Varchar(22, index=True)
    account = Varchar(22, index=True)
    has_started = Boolean(default=False)


class StartCode(Table, db=DB):
    """A code with which somebody begins on one device, once, within days; only its hash is kept."""

    account = Varchar(22, primary_key=True)
    code_hash = Varchar(64)
    ends_at = BigInt()  # seconds since 1970, UTC
    wrong_tries = Integer(default=0)
    used_by = Varchar(45)  # the device and the request that used it, which may have lost its answer
