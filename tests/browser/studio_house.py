"""A library in production: two people who sign on machines of their own, one pack on phones, one administrator."""

import asyncio
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from backend.accounts.add_user import add_user
from backend.core.blobs import BlobStore
from backend.core.database import DB
from backend.core.migrations import migrate
from backend.packs.catalogues import catalogue_path, read_catalogue, update_files, write_catalogue
from backend.packs.import_starter import import_starter
from backend.packs.scenes import read_kit
from backend.packs.starter import read_starter
from backend.places.places import PlaceEntry, add_place
from backend.publishing.publish import publish
from tests.backend.publishing.test_ceremony import NOW, Office
from tests.browser.server import HOUSE, Server
from tests.server import PASSWORD

ADMINISTRATOR = "Sanne"
KIT = HOUSE / "pwa" / "src" / "ui" / "kit.json"
PACK, CARD, PLACE = "bieb", "B1-01", "azc-delft"
OWNERS = ("anna", "bert")  # of the root, and of two publishers' keys that are in no browser
LANGUAGES = ("ar", "uk", "tr")
# Of each text in Dutch, so that every card is there in every language.
SAID = {
    "De bibliotheek": ("المكتبة", "Бібліотека", "Kütüphane"),
    "Wat kunt u daar?": ("ماذا يمكنك أن تفعل هناك؟", "Що там можна робити?", "Orada ne yapabilirsiniz?"),
    "Gezondheid": ("الصحة", "Здоров'я", "Hastane"),
    "Huis": ("البيت", "Дім", "Ev"),
    "Lid worden": ("الاشتراك", "Стати читачем", "Üye olmak"),
    "Dat is gratis voor u.": ("هذا مجاني لك.", "Це безкоштовно для вас.", "Bu sizin için ücretsiz."),
    "Vraag het bij de balie.": ("اسأل عند المكتب.", "Запитайте на стійці.", "Gişeye sorun."),
}
SHELF = f"""\
id: {PACK}
title: {{id: title, nl: "De bibliotheek"}}
summary: {{id: summary, nl: "Wat kunt u daar?"}}
phases: [1]
track: all
audience: newcomer
tone: canal
languages: [nl, ar, uk, tr]
resources: [{CARD}]
themes:
  - {{id: gezond, title: {{id: theme-gezond, nl: "Gezondheid"}}, icon: care, tone: brick}}
  - {{id: huis, title: {{id: theme-huis, nl: "Huis"}}, icon: home, tone: leaf}}
"""
FIRST = f"""\
id: {CARD}
type: article
theme: huis
domains: [5]
phases: [1]
track: all
audience: newcomer
level: A1
sensitivity: green
law: stable
source: "https://example.org/lid"
source_name: "De bibliotheek"
last_checked: 2026-11-20
title: {{id: title, nl: "Lid worden"}}
summary: {{id: summary, nl: "Dat is gratis voor u."}}
blocks:
  - {{type: paragraph, text: {{id: p1, nl: "Vraag het bij de balie."}}}}
"""


class House(Server):
    """The server of it, which has none of the keys that people sign with."""

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | {"WEGWIJS_ENV": "production"}

    def sign_at_home(self, owner: str, address: str) -> Path:
        """Somebody reads on their own machine what waits at this address, and signs it: the file that they bring."""
        home = self.folder / owner
        command = [*self.program, "keys", "sign", address, "--key", f"{owner}.pem", "--yes"]
        done = subprocess.run(command, cwd=home, check=False, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
        return home / address.rpartition("/")[2]


def build(folder: Path) -> House:
    """Made and published, with what an installer does on the server."""
    with ThreadPoolExecutor(1) as thread:  # Playwright's own loop runs in this one
        thread.submit(asyncio.run, _build(folder)).result()
    return House(folder)


async def _build(folder: Path) -> None:
    office = Office(folder)
    office.begin()
    settings = office.settings
    await DB.open(settings.database)
    await migrate()
    await add_user(ADMINISTRATOR, PASSWORD, NOW)
    await add_place(PlaceEntry(id=PLACE, name="AZC Delft", kind="shelter", region="zuid"))
    _write(settings.starter, settings.locale)
    kit = read_kit(KIT)
    await import_starter(settings.starter, settings.locale, kit, BlobStore(settings.blobs))
    await publish(settings, NOW)
    await DB.close()
    for name in OWNERS:
        for file in office.waiting():
            office.sign(name, file)
    office.accept(*OWNERS)


def _write(starter: Path, locale: Path) -> None:
    shelf = starter / PACK
    shelf.mkdir(parents=True)
    (shelf / "pack.yaml").write_text(SHELF, "utf-8")
    (shelf / f"{CARD}.yaml").write_text(FIRST, "utf-8")
    update_files(read_starter(starter), locale)
    for place, language in enumerate(LANGUAGES):
        path = catalogue_path(locale, PACK, language)
        entries = read_catalogue(path.read_bytes(), path.name).values()
        done = [
            msgspec.structs.replace(entry, text=SAID[entry.nl][place], reviewed_by="Mira")
            for entry in entries
        ]
        path.write_bytes(write_catalogue(done, PACK, language))
