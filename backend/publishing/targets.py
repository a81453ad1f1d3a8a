"""What metadata say of every published file: packs and their staged editions, places, recalls and overlays (clause 2.5)."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from tuf.api.metadata import Metadata, TargetFile, Targets

from backend.core.blobs import write_compressed
from backend.publishing.delegations import RECALLS, REGION, waiting_targets
from backend.publishing.folders import Folders
from backend.publishing.ledger import EditionRecord, published_packs, read_records
from sync.canonical import canonical, name_blob
from sync.manifest import Manifest, MediaSizes, PackCustom, parse_list, parse_manifest
from sync.recalls import Recalls, parse_recalls

PLACES = "places.json"
RECALLS_FILE = "recalls.json"
NEXT = ".next.json"
NO_RECALLS = Recalls(schema=1, recalls=())


def pack_targets(folders: Folders) -> dict[str, TargetFile]:
    """Each pack's newest edition for everybody, and beside it a newer one that is staged for some places."""
    found = {}
    for pack in published_packs(folders):
        records = read_records(folders, pack)
        everywhere = [record for record in records if not record.places]
        if everywhere:
            found[f"{pack}.json"] = _pack_target(folders, f"{pack}.json", everywhere[-1])
        if records[-1].places and not records[-1].is_paused:
            found[f"{pack}{NEXT}"] = _pack_target(folders, f"{pack}{NEXT}", records[-1])
    return found


def targets_now(folders: Folders, current: Metadata[Targets]) -> dict[str, TargetFile]:
    """What targets say once nothing but packs changes: these by the ledger, the rest as it waits to be signed, or is current."""
    said = (waiting_targets(folders) or current).signed.targets
    return {name: one for name, one in said.items() if not one.custom} | pack_targets(folders)


def overlay_targets(
    folders: Folders, drafts: Mapping[str, Mapping[str, bytes]]
) -> dict[str, dict[str, TargetFile]]:
    """Each region's overlays, by role."""
    # One of which no place says anything any more says nothing.
    signing: dict[str, Mapping[str, bytes]] = {path.stem: {} for path in folders.regions.glob("*.pub")}
    return {
        f"{REGION}{region}": {
            name: keep_target(folders, name, data)
            for name, data in ((f"overlay.{region}.{place}.json", data) for place, data in places.items())
        }
        for region, places in {**signing, **drafts}.items()
    }


def recall_targets(folders: Folders, recalls: Recalls) -> dict[str, dict[str, TargetFile]]:
    """The recalls as the target of their role."""
    return {RECALLS: {RECALLS_FILE: keep_target(folders, RECALLS_FILE, canonical(recalls))}}


def read_recalls(folders: Folders, said: Mapping[str, TargetFile]) -> Recalls:
    """What these targets of the role take back."""
    target = said.get(RECALLS_FILE)
    if target is None:
        return NO_RECALLS
    return parse_recalls((folders.targets / f"{target.hashes['sha256']}.{RECALLS_FILE}").read_bytes())


def keep_target(folders: Folders, name: str, data: bytes) -> TargetFile:
    """Write the file under its hash, once, and say what metadata say of it."""
    sha256 = name_blob(data)
    path = folders.targets / f"{sha256}.{name}"
    if not path.exists():
        write_compressed(path, data)
    return _target(name, sha256, len(data))


def read_manifest(folders: Folders, record: EditionRecord) -> Manifest:
    """An edition's manifest."""
    return parse_manifest(manifest_path(folders, record).read_bytes(), record.pack)


def manifest_path(folders: Folders, record: EditionRecord) -> Path:
    """Where it lies, whether the edition was staged or not."""
    found = (folders.targets / f"{record.manifest}.{record.pack}{ending}" for ending in (".json", NEXT))
    return next(path for path in found if path.exists())


def _pack_target(folders: Folders, name: str, record: EditionRecord) -> TargetFile:
    path = folders.targets / f"{record.manifest}.{name}"
    if not path.exists():
        # The same manifest under its other name: a staged edition, or one that is staged no more.
        write_compressed(path, manifest_path(folders, record).read_bytes())
    custom = _custom(folders, read_manifest(folders, record), record.places)
    return _target(name, record.manifest, record.bytes, custom)


def _custom(folders: Folders, manifest: Manifest, places: tuple[str, ...]) -> PackCustom:
    return PackCustom(
        edition=manifest.edition,
        phases=manifest.phases,
        track=manifest.track,
        audience=manifest.audience,
        tone=manifest.tone,
        title=manifest.title,
        download={language: bundle.download for language, bundle in manifest.bundles.items()},
        media=_media(folders, manifest),
        places=places or None,
    )


def _media(folders: Folders, manifest: Manifest) -> dict[str, MediaSizes] | None:
    found = {}
    for language, reference in manifest.lists.items():
        files = parse_list(folders.blobs.read(reference.sha256), manifest, language).files
        sizes = {
            need: sum(file.bytes for file in files if file.need == need) for need in ("picture", "sound")
        }
        if any(sizes.values()):
            found[language] = MediaSizes(picture=sizes["picture"] or None, sound=sizes["sound"] or None)
    return found or None


def _target(name: str, sha256: str, size: int, custom: PackCustom | None = None) -> TargetFile:
    # Through JSON, so that it equals what is read back from the signed file.
    fields = {} if custom is None else {"custom": msgspec.json.decode(msgspec.json.encode(custom))}
    return TargetFile(size, {"sha256": sha256}, name, fields)
