"""An edition on its way from one place to everybody: released, paused and carried on, its bytes never made anew (clause 2.5)."""

from datetime import datetime

import msgspec

from backend.core.config import Settings
from backend.publishing.errors import NoEditionError
from backend.publishing.folders import folders_of, signing_alone
from backend.publishing.ledger import EditionRecord, read_records, write_record
from backend.publishing.metadata import read_current
from backend.publishing.signing import NewEdition, Publication, publication, sign_targets
from backend.publishing.targets import targets_now


def release(settings: Settings, pack: str, now: datetime) -> Publication:
    """Let everybody have the very edition that is staged, whatever has changed in the tables since.

    Raises: NoEditionError when none is staged, KeysError.
    """
    return _change(settings, pack, now, places=(), is_paused=False)


def pause(settings: Settings, pack: str, now: datetime) -> Publication:
    """Offer the staged edition to nobody more; phones that have it keep it.

    Raises: NoEditionError when none is staged, KeysError.
    """
    return _change(settings, pack, now, is_paused=True)


def carry_on(settings: Settings, pack: str, now: datetime) -> Publication:
    """Offer the paused edition to its places again.

    Raises: NoEditionError when none is staged, KeysError.
    """
    return _change(settings, pack, now, is_paused=False)


def _change(settings: Settings, pack: str, now: datetime, **changed: object) -> Publication:
    folders = folders_of(settings)
    with signing_alone(folders):
        current = read_current(folders, is_production=settings.is_production)
        record = msgspec.structs.replace(_staged(read_records(folders, pack), pack), **changed)
        write_record(folders, record)
        done = sign_targets(folders, current, targets_now(folders, current.targets), now)
    return publication(done, (NewEdition(pack, record.edition, places=record.places),))


def _staged(records: list[EditionRecord], pack: str) -> EditionRecord:
    if not records or not records[-1].places:
        raise NoEditionError(f"no edition of {pack} is staged")
    return records[-1]
