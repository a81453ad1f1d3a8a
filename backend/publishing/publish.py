"""Publishes: drafts from the tables, editions from drafts, and metadata that make them current.

Blobs come first, then targets, then metadata with the timestamp last (clause 2.9), so a stop anywhere leaves phones
with what was current, and publishing again goes on from there. Unchanged content makes no edition.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

import msgspec
from tuf.api.metadata import TargetFile

from backend.core.blobs import write_compressed
from backend.core.config import Settings
from backend.packs.read_pack import list_packs, read_pack
from backend.places.places import list_places
from backend.publishing.editions import Draft, draft_pack, press, redraft
from backend.publishing.errors import NoEditionError
from backend.publishing.folders import Folders, folders_of, signing_alone
from backend.publishing.keys import KeyRole, show_keys
from backend.publishing.ledger import EditionRecord, find_record, published_packs, read_records, write_record
from backend.publishing.metadata import create_trust, read_current, sign_current
from sync.canonical import canonical, name_blob
from sync.manifest import Manifest, PackCustom, parse_list, parse_manifest

PLACES = "places.json"


class NewEdition(msgspec.Struct, frozen=True):
    """An edition that was not there before; `restores` is the one that a rollback went back to."""

    pack: str
    edition: int
    restores: int | None = None


class Publication(msgspec.Struct, frozen=True):
    """What changed: editions that were made, packs that had nothing new, and roles that were signed."""

    editions: tuple[NewEdition, ...]
    unchanged: tuple[str, ...]
    signed: tuple[str, ...]


async def publish(settings: Settings, now: datetime, packs: Collection[str] = ()) -> Publication:
    """Publish these packs, or all; the places too.

    Raises: ContentError, KeysError, NoEditionError for a pack that does not exist.
    """
    drafts = await _draft(packs)
    places = await _places()
    folders = folders_of(settings)
    with signing_alone(folders):
        current = read_current(folders, is_production=settings.is_production)
        editions = [_keep_draft(folders, draft, now) for draft in drafts]
        targets = {**_pack_targets(folders), PLACES: _keep_target(folders, PLACES, places)}
        signed = sign_current(folders, current, targets, now)
    made = tuple(edition for edition in editions if edition is not None)
    changed = {edition.pack for edition in made}
    names = (draft.pack for draft in drafts)
    return Publication(made, tuple(name for name in names if name not in changed), tuple(signed))


def roll_back(settings: Settings, pack: str, edition: int, now: datetime) -> Publication:
    """Publish an older edition's content as a new edition; the tables keep theirs, and what changes there next comes out.

    Raises: NoEditionError, KeysError, DamagedBlobError.
    """
    folders = folders_of(settings)
    with signing_alone(folders):
        current = read_current(folders, is_production=settings.is_production)
        old, latest = find_record(folders, pack, edition), read_records(folders, pack)[-1]
        made = _keep_edition(folders, _redraft(folders, old), latest, latest.draft, now, restores=edition)
        targets = {**current.targets.signed.targets, **_pack_targets(folders)}
        signed = sign_current(folders, current, targets, now)
    return Publication((made,), (), tuple(signed))


def renew(settings: Settings, now: datetime) -> list[str]:
    """What the server does each day with its own keys: sign snapshot and timestamp anew when a third of their life is gone.

    Raises: KeysError.
    """
    folders = folders_of(settings)
    with signing_alone(folders):
        current = read_current(folders, is_production=settings.is_production)
        return sign_current(folders, current, None, now)


def create_keys(settings: Settings, now: datetime) -> bool:
    """Make the keys of this environment and the anchor; False when they are there already."""
    folders = folders_of(settings)
    with signing_alone(folders):
        return create_trust(folders, settings.env, now)


def list_keys(settings: Settings) -> list[KeyRole]:
    """Who signs what, and which keys are here.

    Raises: KeysError.
    """
    folders = folders_of(settings)
    return show_keys(folders, read_current(folders, is_production=settings.is_production).root)


async def _draft(packs: Collection[str]) -> list[Draft]:
    known = await list_packs()
    for pack in packs:
        if pack not in known:
            raise NoEditionError(f"there is no pack {pack}")
    return [draft_pack(await read_pack(pack)) for pack in packs or known]


async def _places() -> bytes:
    return canonical({"places": await list_places()})


def _keep_draft(folders: Folders, draft: Draft, now: datetime) -> NewEdition | None:
    records = read_records(folders, draft.pack)
    latest = records[-1] if records else None
    if latest is not None and latest.draft == draft.digest:
        return None
    return _keep_edition(folders, draft, latest, draft.digest, now)


def _keep_edition(
    folders: Folders,
    draft: Draft,
    latest: EditionRecord | None,
    digest: str,
    now: datetime,
    *,
    restores: int | None = None,
) -> NewEdition:
    pack, edition, today = draft.pack, latest.edition + 1 if latest else 1, now.date()
    pressed = press(draft, edition, today)
    for blob in pressed.blobs:
        folders.blobs.put(blob)
    _keep_target(folders, f"{pack}.json", pressed.manifest)
    record = EditionRecord(
        pack=pack,
        edition=edition,
        published=today,
        manifest=name_blob(pressed.manifest),
        bytes=len(pressed.manifest),
        draft=digest,
        restores=restores,
    )
    write_record(folders, record)
    return NewEdition(pack, edition, restores)


def _redraft(folders: Folders, record: EditionRecord) -> Draft:
    manifest = read_manifest(folders, record)
    lists = [
        parse_list(folders.blobs.read(reference.sha256), manifest, language)
        for language, reference in manifest.lists.items()
    ]
    documents = {file.sha256: folders.blobs.read(file.sha256) for files in lists for file in files.files}
    return redraft(manifest, lists, documents)


def read_manifest(folders: Folders, record: EditionRecord) -> Manifest:
    """An edition's manifest."""
    data = (folders.targets / f"{record.manifest}.{record.pack}.json").read_bytes()
    return parse_manifest(data, record.pack)


def _pack_targets(folders: Folders) -> Mapping[str, TargetFile]:
    """Each pack's newest edition as a target, with what a phone shows before it saves anything."""
    found = {}
    for pack in published_packs(folders):
        record = read_records(folders, pack)[-1]
        found[f"{pack}.json"] = _target(
            f"{pack}.json", record.manifest, record.bytes, _custom(read_manifest(folders, record))
        )
    return found


def _custom(manifest: Manifest) -> PackCustom:
    return PackCustom(
        edition=manifest.edition,
        phases=manifest.phases,
        track=manifest.track,
        audience=manifest.audience,
        tone=manifest.tone,
        title=manifest.title,
        download={language: bundle.download for language, bundle in manifest.bundles.items()},
    )


def _keep_target(folders: Folders, name: str, data: bytes) -> TargetFile:
    sha256 = name_blob(data)
    path = folders.targets / f"{sha256}.{name}"
    if not path.exists():
        write_compressed(path, data)
    return _target(name, sha256, len(data))


def _target(name: str, sha256: str, size: int, custom: PackCustom | None = None) -> TargetFile:
    # Through JSON, so that it equals what is read back from the signed file.
    fields = {} if custom is None else {"custom": msgspec.json.decode(msgspec.json.encode(custom))}
    return TargetFile(size, {"sha256": sha256}, name, fields)
