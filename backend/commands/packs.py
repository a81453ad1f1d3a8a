"""Packs and catalogues: in, out, checked, counted and reviewed."""

from pathlib import Path

from babel import Locale

from backend.commands.command import Command, Options, now, say, show, with_data
from backend.core.blobs import BlobStore
from backend.core.config import HOUSE, Settings
from backend.core.i18n import compile_files, update_files
from backend.packs import catalogues
from backend.packs.content import SOURCE_LANGUAGE
from backend.packs.export_starter import export_starter
from backend.packs.exported import read_marks
from backend.packs.import_starter import Delivery, import_starter
from backend.packs.lists import read_list
from backend.packs.recordings import missing_recordings
from backend.packs.scenes import read_kit
from backend.packs.starter import read_starter
from backend.publishing.claims import GENERAL, Origin, print_claims
from backend.publishing.report import Gap, print_report, report_packs
from backend.publishing.rules.check import check_starter, is_waived_too_often, read_files
from backend.publishing.rules.sheet import first_to_review, print_sheet


def run_packs_update_po(settings: Settings, _options: Options) -> int:
    changed = catalogues.update_files(read_starter(settings.starter), settings.locale)
    return say(*(str(path.relative_to(settings.locale)) for path in changed))


def run_packs_import(settings: Settings, options: Options) -> int:
    folder, kit, blobs = options.folder, read_kit(settings.kit), BlobStore(settings.blobs)
    starter, locale = (
        (folder / "starter", folder / "locale") if folder else (settings.starter, settings.locale)
    )
    marks = read_marks(folder) if folder else {}
    delivery = Delivery(marks=marks, waiting=settings.takes, typed_at=now())
    return show(with_data(settings, lambda: import_starter(starter, locale, kit, blobs, delivery)))


def run_packs_export(settings: Settings, options: Options) -> int:
    starter, locale = options.folder / "starter", options.folder / "locale"
    blobs = BlobStore(settings.blobs)
    written = with_data(settings, lambda: export_starter(starter, locale, blobs, settings.takes))
    return say(*(str(path) for path in written))


def run_packs_report(settings: Settings, options: Options) -> int:
    gaps = read_list(settings.starter / "gaps.yaml", Gap)
    report = report_packs(read_files(settings.starter, settings.locale), gaps)
    return show(report) if options.json else say(*print_report(report))


def run_packs_facts(settings: Settings, _options: Options) -> int:
    origins = read_list(settings.starter / "claims.yaml", Origin)
    page = "".join(f"{line}\n" for line in print_claims(read_starter(settings.starter), origins))
    (settings.starter / "FACTS.md").write_text(page, "utf-8")
    return say(f"{page.count(GENERAL)} claims rest on general knowledge")


def run_packs_recordings(settings: Settings, _options: Options) -> int:
    missing = [one for pack in read_starter(settings.starter) for one in missing_recordings(pack)]
    return say(*(f"{one.path}\t{one.nl}" for one in missing))


def run_packs_check(settings: Settings, _options: Options) -> int:
    checked = check_starter(settings.starter, settings.locale, now().date())
    idle = [
        f"waiver: {waiver.pack}: {waiver.at}: nothing to waive for '{waiver.rule}'" for waiver in checked.idle
    ]
    say(*map(str, checked.findings), *idle, f"{len(checked.findings)} wrong, {len(checked.waived)} waived")
    return 1 if checked.findings or idle or is_waived_too_often(checked) else 0


def run_packs_review_sheet(settings: Settings, options: Options) -> int:
    packs = read_files(settings.starter, settings.locale)
    name = Locale.parse(options.language, sep="-").get_display_name(SOURCE_LANGUAGE) or options.language
    return say(print_sheet(first_to_review(packs, options.language), options.language, name))


def run_packs_reviewed(settings: Settings, options: Options) -> int:
    packs = read_files(settings.starter, settings.locale)
    read = {line.segment for line in first_to_review(packs, options.language)} - set(options.but)
    signed = sum(
        catalogues.sign_files(stored.content, settings.locale, options.language, read, options.by)
        for stored in packs
    )
    return say(f"{signed} texts in {options.language} are reviewed by {options.by}")


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
    Command(
        "packs report",
        "what there is in the files: how much, in which languages, for whom about what",
        {"--json": {"action": "store_true"}},
        run_packs_report,
    ),
    Command(
        "packs facts", "write FACTS.md: what the packs claim, and where that comes from", {}, run_packs_facts
    ),
    Command(
        "packs recordings",
        "what nobody has read in yet: the file to make, a tab, the Dutch to say",
        {},
        run_packs_recordings,
    ),
    Command("packs check", "look at the files by every rule for packs", {}, run_packs_check),
    Command(
        "packs review-sheet",
        "a page to print: the sixty texts that a native speaker reads first",
        {"language": {}},
        run_packs_review_sheet,
    ),
    Command(
        "packs reviewed",
        "that sheet was read and signed",
        {
            "language": {},
            "--by": {"required": True, "help": "name of the native speaker"},
            "--but": {"nargs": "*", "default": [], "metavar": "SEGMENT", "help": "not good yet"},
        },
        run_packs_reviewed,
    ),
    Command(
        "locale update",
        "extract the interface's words and bring every catalogue to them",
        {"--add": {"metavar": "fa-AF", "help": "also begin this language"}},
        run_locale_update,
    ),
    Command("locale compile", "catalogues to JSON for the phone", {}, run_locale_compile),
]
