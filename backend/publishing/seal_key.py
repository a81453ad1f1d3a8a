"""The key to which phones, tablets and couriers seal what only the centre may read: the root names it (clause 2.14)."""

import json
from typing import Any

from backend.core.config import Settings
from backend.core.errors import UnavailableError
from backend.publishing.folders import folders_of
from backend.publishing.keys import CENTRE, CUSTOM
from backend.publishing.metadata import newest


def read_seal_key(settings: Settings) -> str:
    """As the newest root has it: its SubjectPublicKeyInfo in base64url.

    Raises: UnavailableError when there is no root, or it names none.
    """
    folders = folders_of(settings)
    path = folders.metadata / f"{newest(folders, 'root')}.root.json"
    try:
        signed: dict[str, Any] = json.loads(path.read_bytes())["signed"]
        return str(signed[CUSTOM][CENTRE]["seal"])
    except (FileNotFoundError, KeyError) as error:
        raise UnavailableError("there is no key of the centre yet: `wegwijs keys create` makes it") from error
