"""What a proposal changes, in words, for whoever is to sign it: worked out from the published bytes themselves.

Every file is checked against the hash that the metadata give before a word of it is shown.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
from tuf.api.metadata import Role, Root, TargetFile

from backend.publishing.errors import ProposalError
from sync.canonical import name_blob
from sync.manifest import FileEntry, Manifest, parse_list, parse_manifest

Read = Callable[[str], bytes]  # `targets/<sha256>.<name>` or `b/<sha256>` → bytes
Files = Mapping[str, TargetFile]


def root_differences(old: Root | None, new: Root) -> list[str]:
    """Which keys sign what, where that changes."""
    lines = [f"root {old.version if old else 'none'} → {new.version}, until {new.expires:%Y-%m-%d}"]
    for name, role in new.roles.items():
        before = old.roles[name] if old else Role([], 1)
        lines += [f"+ {name}: key {keyid[:16]}" for keyid in role.keyids if keyid not in before.keyids]
        lines += [f"- {name}: key {keyid[:16]}" for keyid in before.keyids if keyid not in role.keyids]
        if old is None or role.threshold != before.threshold:
            lines.append(f"  {name}: {role.threshold} of {len(role.keyids)} must sign")
    if old is not None and old.unrecognized_fields != new.unrecognized_fields:
        lines.append(f"  custom: {old.unrecognized_fields} → {new.unrecognized_fields}")
    return lines


def target_differences(old: Files, new: Files, read: Read) -> list[str]:
    """Editions, cards, sentences, facts, places, recalls and overlays that change.

    Raises: ProposalError when a file is not what its hash says.
    """
    lines = [f"- {name}" for name in old if name not in new]
    for name, target in sorted(new.items()):
        before = old.get(name)
        if before is not None and before.hashes == target.hashes and before.custom == target.custom:
            continue
        lines.append(f"{'~' if before else '+'} {name}")
        if target.custom and target.custom.get("places"):
            lines.append(f"  only for {', '.join(target.custom['places'])}")
        lines += _file_differences(name, before, target, read)
    return lines


def changed_values(before: bytes | None, after: bytes | None) -> Iterator[tuple[str, str, str]]:
    """Every value of two JSON files that differs: where it stands, what it was and what it is; empty where it is not there."""
    old, new = _flat(before), _flat(after)
    for name in [*new, *(name for name in old if name not in new)]:
        if old.get(name) != new.get(name):
            yield name, old.get(name, ""), new.get(name, "")


def _file_differences(name: str, old: TargetFile | None, new: TargetFile, read: Read) -> Iterator[str]:
    data = _target(name, new, read)
    before = None if old is None else _target(name, old, read)
    if new.custom is not None:
        pack = name.partition(".")[0]
        former = None if before is None else parse_manifest(before, pack)
        yield from _edition_differences(parse_manifest(data, pack), former, read)
    else:
        yield from _value_differences(before, data)
        yield from _new_photos(before, data)


def _new_photos(before: bytes | None, after: bytes) -> Iterator[str]:
    """A photo has to be seen, and this is where."""
    had = _photos(before)
    for sha256, size in _photos(after).items():
        if sha256 not in had:
            yield f"    photo of {size} bytes at /b/{sha256}"


def _photos(data: bytes | None) -> dict[str, int]:
    photos = msgspec.json.decode(data).get("photos", ()) if data is not None else ()
    return {photo["sha256"]: photo["bytes"] for photo in photos}


def _edition_differences(new: Manifest, old: Manifest | None, read: Read) -> Iterator[str]:
    yield f"  edition {old.edition if old else 'none'} → {new.edition}"
    titles = {one.id for one in new.resources}
    yield from (f"  - card {one.id}" for one in (old.resources if old else ()) if one.id not in titles)
    said: set[tuple[str, str]] = set()
    for language in new.languages:
        had = _files(old, language, read) if old else {}
        for name, file in _files(new, language, read).items():
            before = had.get(name)
            is_same = before is not None and before.sha256 == file.sha256
            if not is_same and (file.path, file.sha256) not in said:
                said.add((file.path, file.sha256))  # several languages may have the same file
                yield f"  {'~' if before else '+'} {file.path}"
                yield from _what_it_says(file, before, read)


def _what_it_says(file: FileEntry, before: FileEntry | None, read: Read) -> Iterator[str]:
    if file.kind == "document":
        former = None if before is None else _blob(before.sha256, read)
        yield from _value_differences(former, _blob(file.sha256, read))
    else:
        # A picture or sound has to be seen or heard, and this is where.
        yield f"    {file.kind} of {file.bytes} bytes at /b/{file.sha256}"


def _files(manifest: Manifest, language: str, read: Read) -> dict[str, FileEntry]:
    """By the card of which a file is the text, else by its own name."""
    if language not in manifest.lists:
        return {}
    files = parse_list(_blob(manifest.lists[language].sha256, read), manifest, language).files
    return {file.resource if file.kind == "document" else file.path: file for file in files}


def _value_differences(before: bytes | None, after: bytes | None) -> Iterator[str]:
    for name, was, is_ in changed_values(before, after):
        yield f"    {name}: {was or '∅'} → {is_ or '∅'}"


def _flat(data: bytes | None) -> dict[str, str]:
    """Every value by where it stands; a text by the id of its segment, so that moving it changes nothing."""
    found: dict[str, str] = {}
    if data is not None:
        _flatten(msgspec.json.decode(data), "", found)
    return found


def _flatten(value: Any, place: str, found: dict[str, str]) -> None:
    if isinstance(value, dict) and {"id", "text"} <= value.keys():
        found[str(value["id"])] = str(value["text"])
    elif isinstance(value, dict):
        for name, item in value.items():
            _flatten(item, f"{place}.{name}" if place else name, found)
    elif isinstance(value, list):
        for at, item in enumerate(value):
            named = item.get("id") or item.get("resource") if isinstance(item, dict) else None
            _flatten(item, f"{place}.{named or at}", found)
    else:
        found[place] = str(value)


def _target(name: str, target: TargetFile, read: Read) -> bytes:
    return _checked(read(f"targets/{target.hashes['sha256']}.{name}"), target.hashes["sha256"])


def _blob(sha256: str, read: Read) -> bytes:
    return _checked(read(f"b/{sha256}"), sha256)


def _checked(data: bytes, sha256: str) -> bytes:
    if name_blob(data) != sha256:
        raise ProposalError(f"a file has other bytes than its name {sha256[:16]}… says: sign nothing")
    return data
