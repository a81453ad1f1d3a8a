"""Rows of what people prove who they are with, beside a password."""

from piccolo.columns import BigInt, Date, Text, Varchar
from piccolo.table import Table

from backend.core.database import DB


class Passkey(Table, db=DB):
    """A key in somebody's device or key ring, which proves itself for them; we keep its public half."""

    key = Varchar(64, primary_key=True)  # SHA-256 of the credential's id
    account = Varchar(22, index=True)
    credential = Text()  # its id, base64url
    public_key = Text()  # COSE, base64url
    sign_count = BigInt()
    name = Varchar(120)
    made_on = Date(default=None)
    used_on = Date(default=None, null=True)


class CodeApp(Table, db=DB):
    """The secret that somebody's app makes codes with (RFC 6238)."""

    account = Varchar(22, primary_key=True)
    secret = Varchar(64)  # sealed (code_secrets.py); empty until a first code was right
    begun = Varchar(64)  # the secret of an app that has not shown a code yet
    last_step = BigInt(default=0)  # of the last code that was right: none works twice


class RecoveryCode(Table, db=DB):
    """A code for who lost their app and their keys; it works once, and only its hash is kept."""

    code_hash = Varchar(64, primary_key=True)
    account = Varchar(22, index=True)
