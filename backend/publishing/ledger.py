"""The ledger of editions: a small file each, which says what was published, for ever (clause 1.8)."""

from datetime import date

import msgspec

from backend.core.blobs import write_durably
from backend.publishing.errors import NoEditionError
from backend.publishing.folders import Folders
from sync.canonical import canonical
from sync.fields import Edition, Id, Sha256


class EditionRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An edition; `draft` is the digest of what the tables held, `restores` the edition that a rollback went back to.

    `places` are those for which it is staged, unless that is paused; without them it is for everybody. `notes` say in Dutch
    what is new.
    """

    pack: Id
    edition: Edition
    published: date
    manifest: Sha256
    bytes: int
    draft: Sha256
    restores: int | None = None
    places: tuple[Id, ...] = ()
    is_paused: bool = False
    notes: str = ""


def read_records(folders: Folders, pack: str) -> list[EditionRecord]:
    """The editions of a pack, oldest first; none of what is no name of a pack, wherever that would lead."""
    try:
        msgspec.convert(pack, Id)
    except msgspec.ValidationError:
        return []
    found = (
        msgspec.json.decode(path.read_bytes(), type=EditionRecord)
        for path in (folders.editions / pack).glob("*.json")
    )
    return sorted(found, key=lambda record: record.edition)


def published_packs(folders: Folders) -> list[str]:
    """The packs that have an edition."""
    return sorted({path.parent.name for path in folders.editions.glob("*/*.json")})


def find_record(folders: Folders, pack: str, edition: int) -> EditionRecord:
    """One edition.

    Raises: NoEditionError.
    """
    for record in read_records(folders, pack):
        if record.edition == edition:
            return record
    raise NoEditionError(f"{pack} has no edition {edition}")


def write_record(folders: Folders, record: EditionRecord) -> None:
    """Add an edition, whose number is the next one, for the caller signs alone; or let a staged one be for everybody."""
    write_durably(folders.editions / record.pack / f"{record.edition}.json", canonical(record))
