"""The sample as another machine publishes it, which came to the same content by a way of its own; prints the names of its files.

`python -m tests.backend.publishing.another_house FOLDER`, so that it can have another seed for Python's hashes.
"""

import asyncio
import json
import sys
from pathlib import Path

from backend.app import open_data
from backend.places.places import add_examples
from backend.publishing.trust import create_keys
from tests.backend.packs.sample import FIRST, PACK
from tests.backend.publishing.conftest import NOW, WORDS, Studio, settings_in


async def publish_in(folder: Path) -> set[str]:
    settings = settings_in(folder)
    async with open_data(settings):
        studio = Studio(settings)
        await studio.write({}, pack=PACK.replace("[B1-01, B1-02]", "[B1-02, B1-01]"))
        await studio.write({}, first=FIRST.replace("De straat", "Jouw straat"))
        await studio.write(dict(reversed(WORDS.items())))
        await add_examples()
        create_keys(settings, NOW)
        await studio.publish()
        return studio.content()


if __name__ == "__main__":
    own = Path(sys.argv[1])
    own.mkdir()
    sys.stdout.write(json.dumps(sorted(asyncio.run(publish_in(own)))))
