"""Packs and catalogues: in, out, and how far the translations are."""

from pathlib import Path

from backend.commands.command import Command, Options, say, show, with_data
from backend.core.blobs import BlobStore
from backend.core.config import HOUSE, Settings
from backend.core.i18n import compile_files, update_files
from backend.packs import catalogues
from backend.packs.export_starter import export_starter
from backend.packs.import_starter import import_starter
from backend.packs.report import report_translations
from backend.packs.scenes import read_kit
from backend.packs.starter import read_starter


def run_packs_update_po(settings: Settings, _options: Options) -> int:
    changed = catalogues.update_files(read_starter(settings.starter), settings.locale)
    return say(*(str(path.relative_to(settings.locale)) for path in changed))


def run_packs_import(settings: Settings, options: Options) -> int:
    folder, kit, blobs = options.folder, read_kit(settings.kit), BlobStore(settings.blobs)
    starter, locale = (
        (folder / "starter", folder / "locale") if folder else (settings.starter, settings.locale)
    )
    return show(with_data(settings, lambda: import_starter(starter, locale, kit, blobs)))


def run_packs_export(settings: Settings, options: Options) -> int:
    starter, locale = options.folder / "starter", options.folder / "locale"
    blobs = BlobStore(settings.blobs)
    written = with_data(settings, lambda: export_starter(starter, locale, blobs))
    return say(*(str(path) for path in written))


def run_packs_report(settings: Settings, _options: Options) -> int:
    return show(with_data(settings, report_translations))


def run_locale_update(_settings: Settings, options: Options) -> int:
    return say(*(str(path.relative_to(HOUSE)) for path in update_files(HOUSE, options.add)))


def run_locale_compile(_settings: Settings, _options: Options) -> int:
    return say(*(str(path.relative_to(HOUSE)) for path in compile_files(HOUSE)))


COMMANDS = [
    Command(
        "packs update-po", "bring translators' catalogues to the Dutch of the files", {}, run_packs_update_po
    ),
    Command(
        "packs import",
        "files to tables; rows that somebody edited stay as they are",
        {"folder": {"type": Path, "nargs": "?", "help": "as export writes it; none: the starter packs"}},
        run_packs_import,
    ),
    Command(
        "packs export",
        "tables to files",
        {"folder": {"type": Path, "help": "gets starter/ and locale/"}},
        run_packs_export,
    ),
    Command("packs report", "how far the translations are, as JSON", {}, run_packs_report),
    Command(
        "locale update",
        "extract the interface's words and bring every catalogue to them",
        {"--add": {"metavar": "fa-AF", "help": "also begin this language"}},
        run_locale_update,
    ),
    Command("locale compile", "catalogues to JSON for the phone", {}, run_locale_compile),
]
