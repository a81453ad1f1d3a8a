"""What somebody with the files of a browser's profile can read in them."""

from collections.abc import Mapping
from pathlib import Path


def readable(profile: Path, typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """What was typed, by its name, and each file of the profile that it can be read in."""
    spelt = [(name, word.encode(coding)) for name, word in typed.items() for coding in ("utf-8", "utf-16-le")]
    files = {str(path): path.read_bytes() for path in profile.rglob("*") if path.is_file()}
    return [(name, file) for file, data in files.items() for name, form in spelt if form in data]
