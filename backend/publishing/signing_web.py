"""HTTP of signing in the studio: what waits and what it changes, signatures, publishers' keys, and recalls."""

import binascii
from base64 import urlsafe_b64decode
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody
from securesystemslib.signer import Signature

from backend.accounts.begun import Deed
from backend.accounts.sessions import SignedIn
from backend.core.config import Settings
from backend.core.errors import BadRequestError, ForbiddenError
from backend.core.web import read_body
from backend.publishing.asking import in_thread, refusals
from backend.publishing.ceremony import FILE_MAX
from backend.publishing.changes import text_changes
from backend.publishing.examples import (
    KEY,
    NEW_RECALL,
    NEW_SIGNATURE,
    OWN_KEY,
    PROPOSAL,
    PUBLICATION,
    ROTATION,
    SIGNED,
    TEXTS,
)
from backend.publishing.noted import noted
from backend.publishing.publish import newest_edition, recall
from backend.publishing.publisher_keys import Rotation, holders, register_key, rotate
from backend.publishing.signing import Publication
from backend.publishing.studio_web import MAY, Texts
from backend.publishing.waiting import (
    ProposalChanges,
    proposed_sides,
    read_changes,
    take_copy,
    take_signature,
)
from backend.publishing.waivers import WORDED
from sync.fields import MAX_INTEGER, Id, Sha256
from sync.recalls import Recall


class NewSignature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A signature in DER as hexadecimal, and the SHA-256 of the bytes that it is over."""

    keyid: Sha256
    signature: Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{2}){8,80}$(?!\n)")]
    digest: Sha256


class Signed(msgspec.Struct, frozen=True):
    """The roles that are current with it; none while more people must sign."""

    current: Sequence[str]


class NewKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The public half of a key of P-256, as base64url of its SPKI."""

    spki: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{100,200}$(?!\n)")]


class Registered(msgspec.Struct, frozen=True):
    """The id under which a root may name it."""

    keyid: str


class NewRecall(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is taken back, up to an edition; 0 is the newest one."""

    pack: Id
    resource: Id
    reason: Annotated[str, msgspec.Meta(min_length=3, max_length=500, pattern=WORDED)]
    up_to_edition: Annotated[int, msgspec.Meta(ge=0, le=MAX_INTEGER)] = 0


SIGNATURE = msgspec.json.Decoder(NewSignature)
NEW_KEY = msgspec.json.Decoder(NewKey)
ROTATE = msgspec.json.Decoder(Rotation)
RECALL = msgspec.json.Decoder(NewRecall)


@get("/publishing/proposals/{file:str}", opt={**MAY, "example": PROPOSAL})
async def proposal_changes(settings: NamedDependency[Settings], file: FromPath[str]) -> ProposalChanges:
    with refusals():
        return await in_thread(lambda: read_changes(settings, file))


@get(
    "/publishing/proposals/{file:str}/{target:str}/cards/{card:str}/{language:str}",
    opt={**MAY, "example": TEXTS},
)
async def proposed_texts(
    settings: NamedDependency[Settings],
    file: FromPath[str],
    target: FromPath[str],
    card: FromPath[str],
    language: FromPath[str],
) -> Texts:
    with refusals():
        return Texts(text_changes(*proposed_sides(settings, file, target), card, language))


@post(
    "/publishing/proposals/{file:str}/signatures",
    status_code=200,
    opt={**MAY, "body": NewSignature, "body_example": NEW_SIGNATURE, "example": SIGNED},
)
async def sign(
    signed_in: NamedDependency[SignedIn],
    settings: NamedDependency[Settings],
    now: NamedDependency[datetime],
    file: FromPath[str],
    body: RawBody,
) -> Signed:
    given = read_body(body, SIGNATURE)
    holder = (await holders()).get(given.keyid)
    if holder is not None and holder != signed_in.name:
        raise ForbiddenError("this is somebody else's key", "not-your-key")
    signature = Signature(given.keyid, given.signature)
    told = f"sleutel {given.keyid[:16]}, {given.digest[:16]}"
    with refusals():
        async with noted(settings, Deed(signed_in.name, "sign", file, told), now) as deed:
            current = await in_thread(lambda: take_signature(settings, file, signature, given.digest, now))
            deed.say(told)
    return Signed(current)


@post(
    "/publishing/proposals/{file:str}/copies",
    status_code=200,
    opt={**MAY, "body_type": "application/octet-stream", "example": SIGNED},
    request_max_body_size=FILE_MAX,
)
async def take_signed_copy(
    signed_in: NamedDependency[SignedIn],
    settings: NamedDependency[Settings],
    now: NamedDependency[datetime],
    file: FromPath[str],
    body: RawBody,
) -> Signed:
    brought = "bracht een getekend bestand"
    with refusals():
        async with noted(settings, Deed(signed_in.name, "sign", file, brought), now) as deed:
            keys, current = await in_thread(lambda: take_copy(settings, file, body, now))
            deed.say(f"{brought}, sleutel {' '.join(keyid[:16] for keyid in keys)}")
    return Signed(current)


@post(
    "/publishing/keys", status_code=200, opt={**MAY, "body": NewKey, "body_example": OWN_KEY, "example": KEY}
)
async def add_key(
    signed_in: NamedDependency[SignedIn],
    settings: NamedDependency[Settings],
    now: NamedDependency[datetime],
    body: RawBody,
) -> Registered:
    given = read_body(body, NEW_KEY)
    try:
        spki = urlsafe_b64decode(given.spki + "=" * (-len(given.spki) % 4))
    except binascii.Error as error:
        raise BadRequestError("this is no base64url") from error
    with refusals():
        return Registered(await register_key(settings, spki, signed_in.name, now))


@post(
    "/publishing/rotation",
    status_code=200,
    opt={**MAY, "body": Rotation, "body_example": ROTATION, "example": SIGNED},
)
async def rotate_keys(
    signed_in: NamedDependency[SignedIn],
    settings: NamedDependency[Settings],
    now: NamedDependency[datetime],
    body: RawBody,
) -> Signed:
    given = read_body(body, ROTATE)
    added, gone = (
        " ".join(keyid[:16] for keyid in keyids) or "niemand" for keyids in (given.add, given.remove)
    )
    told = f"erbij: {added}; weg: {gone}"
    with refusals():
        async with noted(settings, Deed(signed_in.name, "key", "targets", told), now) as deed:
            current = await rotate(settings, given, now)
            deed.say(told)
    return Signed(current)


@post(
    "/publishing/recalls",
    status_code=200,
    opt={**MAY, "body": NewRecall, "body_example": NEW_RECALL, "example": PUBLICATION},
)
async def take_back(
    signed_in: NamedDependency[SignedIn],
    settings: NamedDependency[Settings],
    now: NamedDependency[datetime],
    body: RawBody,
) -> Publication:
    given = read_body(body, RECALL)
    with refusals():
        up_to = given.up_to_edition or newest_edition(settings, given.pack)
        taken = Recall(
            pack=given.pack, resource=given.resource, up_to_edition=up_to, reason={"nl": given.reason}
        )
        told = f"tot en met {up_to}: {given.reason}"
        about = Deed(signed_in.name, "recall", f"{given.pack}/{given.resource}", told)
        async with noted(settings, about, now) as deed:
            done = await in_thread(lambda: recall(settings, taken, now))
            deed.say(told)
    return done


handlers = [proposal_changes, proposed_texts, sign, take_signed_copy, add_key, rotate_keys, take_back]
