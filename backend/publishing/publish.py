"""Publishes: drafts from the tables, editions from drafts, and metadata that make them current.

Blobs come first, then targets, then metadata with the timestamp last (clause 2.9), so a stop anywhere leaves phones
with what was current, and publishing again goes on from there. Unchanged content makes no edition. Where too few keys
are here, what is made waits as a proposal until people have signed it.
"""

from asyncio import to_thread
from collections.abc import Collection
from contextlib import suppress
from datetime import date, datetime

import msgspec

from backend.core.blobs import DamagedBlobError
from backend.core.config import Settings
from backend.packs.read_pack import StoredPack, list_filled_packs, read_pack
from backend.places.overlays import list_overlays
from backend.places.places import PlaceEntry, list_places
from backend.publishing.dictionaries import Published, write_edition_differences
from backend.publishing.editions import Draft, draft_pack, press, redraft
from backend.publishing.errors import NoEditionError
from backend.publishing.folders import Folders, folders_of, signing_alone
from backend.publishing.heights import note_edition, read_heights
from backend.publishing.ledger import EditionRecord, find_record, read_records, write_record
from backend.publishing.metadata import read_current, sign_current
from backend.publishing.reviewing import withheld
from backend.publishing.signing import NewEdition, Overlays, Publication, publication, sign_targets
from backend.publishing.targets import (
    NEXT,
    PLACES,
    keep_target,
    manifest_path,
    pack_targets,
    read_manifest,
    targets_now,
)
from backend.publishing.updates import Former
from backend.publishing.waivers import GateWaiver, running_waivers
from sync.canonical import canonical, name_blob
from sync.errors import SyncError
from sync.manifest import UPDATES_MAX, Manifest, parse_list
from sync.recalls import Recall


class Asked(msgspec.Struct, frozen=True):
    """How to publish: staged for these places only, or for everybody; `notes` say in Dutch what is new."""

    places: tuple[str, ...] = ()
    notes: str = ""


async def publish(
    settings: Settings,
    now: datetime,
    packs: Collection[str] = (),
    places: Collection[str] = (),
    notes: str = "",
) -> Publication:
    """Publish these packs, or all, whatever their gates say; the list of places and what they say of themselves, too.

    With `places` a new edition is staged: only phones there take it, until its pack is published for everybody.

    Raises: ContentError, KeysError, NoEditionError for a pack or place that does not exist, DamagedBlobError for a
    picture or sound whose bytes are gone.
    """
    drafts = await draft_packs(settings, now.date(), packs)
    return await publish_drafts(settings, now, drafts, Asked(tuple(sorted(places)), notes))


async def publish_drafts(
    settings: Settings, now: datetime, drafts: Collection[Draft], asked: Asked
) -> Publication:
    """Publish exactly these drafts.

    Raises: ContentError, KeysError, NoEditionError for a place that does not exist, DamagedBlobError.
    """
    listed, overlays = await list_places(), await list_overlays()
    _require_known(asked.places, [place.id for place in listed])
    # Compressing takes seconds, in which phones go on being served.
    return await to_thread(_publish_drafts, settings, now, drafts, asked, (listed, overlays))


async def draft_packs(settings: Settings, today: date, packs: Collection[str] = ()) -> list[Draft]:
    """These packs, or all, as they would be published now: in production without what nobody has reviewed and must be.

    Raises: ContentError, NoEditionError for a pack that does not exist.
    """
    stored = await read_packs(packs)
    waivers = await running_waivers(today)
    return await to_thread(lambda: [draft_for(settings, one, waivers) for one in stored])


async def read_packs(packs: Collection[str] = ()) -> list[StoredPack]:
    """These packs, or all.

    Raises: NoEditionError for a pack that does not exist.
    """
    known = await list_filled_packs()
    for pack in packs:
        if pack not in known:
            raise NoEditionError(f"there is no pack {pack}")
    return [await read_pack(pack) for pack in packs or known]


def draft_for(settings: Settings, stored: StoredPack, waivers: Collection[GateWaiver]) -> Draft:
    """A pack as phones of this installation get it.

    Raises: ContentError.
    """
    return draft_pack(stored, withheld(stored, waivers) if settings.is_production else ())


def _publish_drafts(
    settings: Settings,
    now: datetime,
    drafts: Collection[Draft],
    asked: Asked,
    told: tuple[list[PlaceEntry], Overlays],
) -> Publication:
    listed, overlays = told
    folders = folders_of(settings)
    with signing_alone(folders):
        current = read_current(folders, is_production=settings.is_production)
        editions = [_keep_draft(folders, draft, now, asked) for draft in drafts]
        targets = {
            **pack_targets(folders),
            PLACES: keep_target(folders, PLACES, canonical({"places": listed})),
        }
        done = sign_targets(folders, current, targets, now, overlays=overlays)
    made = tuple(edition for edition in editions if edition is not None)
    changed = {edition.pack for edition in made}
    names = (draft.pack for draft in drafts)
    return publication(done, made, tuple(name for name in names if name not in changed))


def roll_back(settings: Settings, pack: str, edition: int, now: datetime, notes: str = "") -> Publication:
    """Publish an older edition's content as a new edition; the tables keep theirs, and what changes there next comes out.

    Going back to the newest edition undoes a recall of it: the same content, one number higher.

    Raises: NoEditionError, KeysError, DamagedBlobError.
    """
    folders = folders_of(settings)
    with signing_alone(folders):
        current = read_current(folders, is_production=settings.is_production)
        old, latest = find_record(folders, pack, edition), read_records(folders, pack)[-1]
        made = _keep_edition(
            folders, _redraft(folders, old), latest.draft, now, Asked(notes=notes), restores=edition
        )
        done = sign_targets(folders, current, targets_now(folders, current.targets), now)
    return publication(done, (made,))


def recall(settings: Settings, recalled: Recall, now: datetime) -> Publication:
    """Take a resource back at once: one publisher signs. Nothing undoes it but a higher edition, which needs them all.

    Raises: NoEditionError for a resource or edition that never was, KeysError.
    """
    folders = folders_of(settings)
    with signing_alone(folders):
        current = read_current(folders, is_production=settings.is_production)
        record = find_record(folders, recalled.pack, recalled.up_to_edition)
        if recalled.resource not in {one.id for one in read_manifest(folders, record).resources}:
            raise NoEditionError(f"{recalled.pack} has no resource {recalled.resource}")
        done = sign_targets(folders, current, None, now, recalls=(recalled,))
    return publication(done)


def renew(settings: Settings, now: datetime) -> list[str]:
    """What the server does each day with its own keys: sign snapshot and timestamp anew when a third of their life is gone.

    Raises: KeysError.
    """
    folders = folders_of(settings)
    with signing_alone(folders):
        current = read_current(folders, is_production=settings.is_production)
        return sign_current(folders, current, None, now).signed


def newest_edition(settings: Settings, pack: str) -> int:
    """The highest edition of a pack.

    Raises: NoEditionError.
    """
    records = read_records(folders_of(settings), pack)
    if not records:
        raise NoEditionError(f"{pack} was never published")
    return records[-1].edition


def _require_known(asked: Collection[str], known: Collection[str]) -> None:
    for place in asked:
        if place not in known:
            raise NoEditionError(f"there is no place {place}")


def _keep_draft(folders: Folders, draft: Draft, now: datetime, asked: Asked) -> NewEdition | None:
    records = read_records(folders, draft.pack)
    latest = records[-1] if records else None
    if latest is None or latest.draft != draft.digest:
        return _keep_edition(folders, draft, draft.digest, now, asked)
    if not latest.places or latest.is_paused or latest.places == asked.places:
        return None  # and what somebody paused goes on by a deed of its own
    write_record(folders, msgspec.structs.replace(latest, places=asked.places))
    return NewEdition(latest.pack, latest.edition, places=asked.places)


def _keep_edition(
    folders: Folders,
    draft: Draft,
    digest: str,
    now: datetime,
    asked: Asked,
    *,
    restores: int | None = None,
) -> NewEdition:
    pack, today = draft.pack, now.date()
    numbers = [record.edition for record in read_records(folders, pack)]
    edition = max([*numbers, read_heights(folders).packs.get(pack, 0)]) + 1
    former = _former(folders, pack)
    _require_media(folders, draft)
    pressed = press(draft, edition, today, [_had(folders, old.manifest) for old in former])
    folders.blobs.put_all(pressed.blobs)
    keep_target(folders, f"{pack}{NEXT if asked.places else '.json'}", pressed.manifest)
    record = EditionRecord(
        pack=pack,
        edition=edition,
        published=today,
        manifest=name_blob(pressed.manifest),
        bytes=len(pressed.manifest),
        draft=digest,
        restores=restores,
        places=asked.places,
        notes=asked.notes,
    )
    write_edition_differences(folders, _published(folders, record), former)
    write_record(folders, record)
    note_edition(folders, pack, edition)
    return NewEdition(pack, edition, restores, asked.places)


def _require_media(folders: Folders, draft: Draft) -> None:
    """Pictures and sound became blobs when they were imported; what has been lost since would be a hole on every phone."""
    media = [file for files in draft.files.values() for file in files if file.need != "core"]
    for sha256 in {
        name for file in media for name in (file.sha256, *(piece.sha256 for piece in file.chunks))
    }:
        folders.blobs.read(sha256)


def _former(folders: Folders, pack: str) -> list[Published]:
    """The last editions; one that cannot be read any more is passed over."""
    found = []
    for record in read_records(folders, pack)[-UPDATES_MAX:]:
        with suppress(SyncError, DamagedBlobError, OSError, StopIteration):
            published = _published(folders, record)
            _had(folders, published.manifest)
            found.append(published)
    return found


def _published(folders: Folders, record: EditionRecord) -> Published:
    return Published(read_manifest(folders, record), manifest_path(folders, record))


def _had(folders: Folders, manifest: Manifest) -> Former:
    files = {
        language: parse_list(folders.blobs.read(reference.sha256), manifest, language).files
        for language, reference in manifest.lists.items()
    }
    return Former(manifest.edition, files)


def _redraft(folders: Folders, record: EditionRecord) -> Draft:
    manifest = read_manifest(folders, record)
    lists = [
        parse_list(folders.blobs.read(reference.sha256), manifest, language)
        for language, reference in manifest.lists.items()
    ]
    documents = {
        file.sha256: folders.blobs.read(file.sha256)
        for files in lists
        for file in files.files
        if file.need == "core"
    }
    return redraft(manifest, lists, documents)
