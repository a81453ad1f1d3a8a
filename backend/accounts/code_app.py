"""Codes of six digits that somebody's app makes from a shared secret (RFC 6238); each works once."""

import hmac
from datetime import datetime
from typing import Annotated

import msgspec
import pyotp
import segno

from backend.accounts.code_secrets import open_secret, seal_secret
from backend.accounts.factor_tables import CodeApp
from backend.core.database import DB
from backend.core.errors import ForbiddenError
from backend.core.web import read_body

STEP = 30  # seconds
ISSUER = "Wegwijs"


class TypedCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Six digits out of an app, or a recovery code."""

    code: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class BegunApp(msgspec.Struct, frozen=True):
    """A secret, told this once; `qr` is a picture of it for the app to scan, as a data: address."""

    secret: str
    qr: str


TYPED_CODE = msgspec.json.Decoder(TypedCode)


def read_code(body: bytes) -> str:
    """What somebody typed, without the spaces that it is shown with."""
    return "".join(read_body(body, TYPED_CODE).code.split())


async def begin_code_app(key: bytes, account: str, name: str) -> BegunApp:
    """A new secret, which counts once a code of it was right; until then the one before it does."""
    secret = pyotp.random_base32()
    sealed = seal_secret(key, account, secret)
    async with DB.transaction():
        if not await CodeApp.exists().where(CodeApp.account == account):
            await CodeApp.insert(CodeApp(account=account, secret="", begun=sealed))
        await CodeApp.update({CodeApp.begun: sealed}).where(CodeApp.account == account)
    link = pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)
    return BegunApp(secret, segno.make_qr(link, error="m").svg_data_uri(scale=6, light="white"))


async def confirm_code_app(key: bytes, account: str, code: str, now: datetime) -> None:
    """From now on codes of the app that was begun count.

    Raises: ForbiddenError wrong-code.
    """
    async with DB.transaction():
        row = await CodeApp.select().where(CodeApp.account == account, CodeApp.begun != "").first()
        step = _step(open_secret(key, account, row["begun"]), code, now) if row else 0
        if row is None or not step:
            raise ForbiddenError("this code is not right", "wrong-code")
        await CodeApp.update(
            {CodeApp.secret: row["begun"], CodeApp.begun: "", CodeApp.last_step: step}
        ).where(CodeApp.account == account)


async def take_code(key: bytes, account: str, code: str, now: datetime) -> bool:
    """Whether it is a code of theirs that was not used before; it is used up by this."""
    row = await CodeApp.select().where(CodeApp.account == account, CodeApp.secret != "").first()
    step = _step(open_secret(key, account, row["secret"]), code, now) if row else 0
    if not step:
        return False
    used = (
        await CodeApp.update({CodeApp.last_step: step})
        .where(CodeApp.account == account, CodeApp.last_step < step)
        .returning(CodeApp.account)
    )
    return bool(used)


def _step(secret: str, code: str, now: datetime) -> int:
    """The step that a code is of, now or one before or after; 0 for none. Takes as long for each."""
    here, found = int(now.timestamp()) // STEP, 0
    if not secret:
        return 0
    for step in (here - 1, here, here + 1):
        if hmac.compare_digest(pyotp.HOTP(secret).at(step).encode(), code.encode()):
            found = step
    return found
