"""What the disk is asked to keep before anything else counts on it. All of it blocks."""

import os
from pathlib import Path


def sync_path(path: Path) -> None:
    """Ask the disk to keep a file's bytes, or the names in a folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make it and all that it lies in, each on the disk: what is synced in a folder whose own name is lost, is lost too."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_path(folder.parent)
