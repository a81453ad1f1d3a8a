"""The small YAML lists beside the packs: waivers, gaps, claims."""

from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from backend.packs.errors import ContentError

T = TypeVar("T", bound=msgspec.Struct)


def read_list(path: Path, kind: type[T]) -> list[T]:
    """Every entry of the file; one that is not there or is empty has none.

    Raises: ContentError naming the file and the field.
    """
    if not path.exists():
        return []
    try:
        return msgspec.convert(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) or [], list[kind])  # type: ignore[valid-type]
    except (yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise ContentError(f"{path.name}: {error}") from error
