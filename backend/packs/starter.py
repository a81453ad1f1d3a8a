"""Reads a pack's source: one folder with pack.yaml and a file per resource, decoded strictly.

It touches no table. Every refusal names the file, the resource and the field, for authors read it.
"""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from backend.packs.content import Pack, PackContent, Resource
from backend.packs.content_checks import (
    Known,
    check_card,
    check_pack_fields,
    has_nul,
    known_of,
    place_of,
    refuse_doubles,
)
from backend.packs.errors import ContentError
from backend.packs.media_notes import NOTES
from backend.packs.take_notes import TAKES

T = TypeVar("T", Pack, Resource)


def read_starter(folder: Path) -> list[PackContent]:
    """Every pack under the folder, by name.

    Raises: ContentError.
    """
    return [read_pack(path.parent) for path in sorted(folder.glob("*/pack.yaml"))]


def read_pack(folder: Path) -> PackContent:
    """One pack's folder.

    Raises: ContentError.
    """
    pack = _read(folder / "pack.yaml", Pack)
    if pack.id != folder.name:
        raise ContentError(f"{_place(folder / 'pack.yaml')}: id: '{pack.id}' is not the folder's name")
    _check_files(folder, pack)
    found = PackContent(pack, [_read(folder / f"{name}.yaml", Resource) for name in pack.resources])
    where = f"{_place(folder / 'pack.yaml')}: pack"
    check_pack_fields(where, pack)
    refuse_doubles(where, "facts", (fact.id for fact in pack.facts))
    known = known_of(pack.themes, pack.facts)
    for name, resource in zip(pack.resources, found.resources, strict=True):
        _check_resource(folder / f"{name}.yaml", resource, known)
    return found


def _read(path: Path, kind: type[T]) -> T:
    try:
        source = yaml.load(path.read_text("utf-8"), _StrictLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ContentError(f"{_place(path)}: {error}") from error
    try:
        found = msgspec.convert(source, kind, builtin_types=(date,))
    except msgspec.ValidationError as error:
        problem, field = place_of(error)
        where = field or "the whole file"
        raise ContentError(
            f"{_place(path)}: {path.stem}: {where}: {problem}{_hint(source, where)}"
        ) from error
    if has_nul(found):
        raise ContentError(f"{_place(path)}: a text has a character that no text has")
    return found


def _hint(source: object, where: str) -> str:
    """The text nearest to the field, since `blocks[7]` has to be counted."""
    block = where.partition("]")[0].partition("blocks[")[2]
    if not block or not isinstance(source, dict) or len(source.get("blocks", [])) <= int(block):
        return ""
    return f" (in {str(source['blocks'][int(block)])[:80]}…)"


class _StrictLoader(yaml.CSafeLoader):
    """PyYAML keeps the last of two equal keys; an author's first text would vanish unseen."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = Counter(str(key.value) for key, _ in node.value)
        for key, times in keys.items():
            if times > 1:
                raise yaml.MarkedYAMLError("the mapping", node.start_mark, f"'{key}' is there {times} times")
        return super().construct_mapping(node, deep)


def _check_files(folder: Path, pack: Pack) -> None:
    refuse_doubles(f"{_place(folder / 'pack.yaml')}: pack", "resources", pack.resources)
    there = {path.stem for path in folder.glob("*.yaml")} - {"pack", Path(NOTES).stem, Path(TAKES).stem}
    for name in pack.resources:
        if name not in there:
            raise ContentError(f"{_place(folder / 'pack.yaml')}: resources: there is no {name}.yaml")
    for name in sorted(there - set(pack.resources)):
        raise ContentError(f"{_place(folder / 'pack.yaml')}: resources: {name}.yaml is not named")


def _check_resource(path: Path, resource: Resource, known: Known) -> None:
    if resource.id != path.stem:
        raise ContentError(f"{_place(path)}: id: '{resource.id}' is not the file's name")
    check_card(f"{_place(path)}: {resource.id}", resource, known)


def _place(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
