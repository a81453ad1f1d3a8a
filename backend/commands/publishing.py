"""Publishing, and recalling what was published."""

from datetime import date
from pathlib import Path

import msgspec

from backend.accounts.audit import AT_THE_SERVER
from backend.commands.command import (
    Command,
    Options,
    by_hand,
    now,
    say,
    show,
    with_data,
    with_files,
    with_rows,
)
from backend.core.blobs import write_durably
from backend.core.config import Settings
from backend.core.errors import BadRequestError
from backend.places.overlays import keep_overlay
from backend.publishing.folders import folders_of
from backend.publishing.gated import publish_through_gates
from backend.publishing.keys import read_public, write_public
from backend.publishing.proposals import accept
from backend.publishing.publish import Asked, newest_edition, recall, roll_back
from backend.publishing.waivers import WAIVABLE, NewWaiver, add_waiver
from sync.recalls import Recall


def run_publish(settings: Settings, options: Options) -> int:
    if options.accept:
        signed = with_files(
            settings,
            by_hand("sign", ", ".join(path.name for path in options.accept)),
            lambda: accept(settings, options.accept, now()),
            lambda signed: f"van kracht: {', '.join(signed) or 'nog niets'}",
        )
        return show({"signed": signed})
    asked = Asked(tuple(sorted(options.place)), options.notes)
    done = with_data(
        settings, lambda: publish_through_gates(settings, now(), AT_THE_SERVER, asked, options.pack)
    )
    if done.proposed:
        say(f"waiting for signatures: {', '.join(done.proposed)}; `wegwijs keys show` says whose")
    return show(done)


def run_rollback(settings: Settings, options: Options) -> int:
    back = f"terug naar {options.edition}"
    done = with_files(
        settings,
        by_hand("rollback", options.pack, back),
        lambda: roll_back(settings, options.pack, options.edition, now()),
        lambda done: f"uitgave {', '.join(str(one.edition) for one in done.editions)}, {back}",
    )
    return show(done)


def run_recall(settings: Settings, options: Options) -> int:
    reasons = {"nl": options.reason} | dict(said.split("=", 1) for said in options.reason_in)
    up_to = options.up_to or newest_edition(settings, options.pack)
    recalled = Recall(pack=options.pack, resource=options.resource, up_to_edition=up_to, reason=reasons)
    told = f"tot en met {up_to}: {options.reason}"
    done = with_files(
        settings,
        by_hand("recall", f"{options.pack}/{options.resource}", told),
        lambda: recall(settings, recalled, now()),
        lambda _: told,
    )
    return show(done)


def run_waive(settings: Settings, options: Options) -> int:
    given = {name: getattr(options, name) for name in NewWaiver.__struct_fields__}
    try:
        new = msgspec.convert(given, NewWaiver)
    except msgspec.ValidationError as error:
        raise BadRequestError(str(error)) from error
    return show(with_data(settings, lambda: add_waiver(new, options.by, now(), AT_THE_SERVER)))


def run_place_overlay(settings: Settings, options: Options) -> int:
    data = options.file.read_bytes()
    deed = by_hand("place", options.place, "wat de locatie zegt, uit een bestand")
    with_rows(settings, deed, lambda: keep_overlay(options.place, data, now().date()))
    return say(f"kept; `wegwijs publish` lets the signer of the region of {options.place} publish it")


def run_region_add(settings: Settings, options: Options) -> int:
    key = read_public(options.public)
    path, told = folders_of(settings).regions / f"{options.id}.pub", f"sleutel {key.keyid[:16]}"
    with_files(
        settings,
        by_hand("key", f"regio {options.id}", told),
        lambda: write_durably(path, write_public(key)),
        lambda _: told,
    )
    return say(f"{options.id} is signed by {key.keyid[:16]}; `wegwijs publish` tells the phones")


COMMANDS = [
    Command(
        "publish",
        "publish what is new, where its gates are open",
        {
            "pack": {"nargs": "*", "help": "none: all"},
            "--place": {"action": "append", "default": [], "help": "stage it: only phones there take it"},
            "--notes": {"default": "", "help": "in Dutch, what is new"},
            "--accept": {"nargs": "+", "type": Path, "metavar": "FILE", "help": "signed proposals"},
        },
        run_publish,
    ),
    Command(
        "rollback",
        "publish an older edition's content as a new edition",
        {"pack": {}, "edition": {"type": int}},
        run_rollback,
    ),
    Command(
        "recall",
        "take a resource back at once; only a higher edition shows it again",
        {
            "pack": {},
            "resource": {},
            "--reason": {"required": True, "help": "in plain Dutch"},
            "--reason-in": {"action": "append", "default": [], "metavar": "ar=…"},
            "--up-to": {"type": int, "help": "edition; none: the newest"},
        },
        run_recall,
    ),
    Command(
        "waive",
        "let a gate stand open for one card in one language, for thirty days at most",
        {
            "pack": {},
            "gate": {"choices": WAIVABLE},
            "resource": {"help": "a card, or pack"},
            "language": {},
            "--by": {"required": True, "help": "the publisher who decides it"},
            "--reason": {"required": True, "help": "in Dutch"},
            "--until": {"required": True, "dest": "ends_on", "type": date.fromisoformat, "metavar": "DATE"},
        },
        run_waive,
    ),
    Command(
        "place overlay",
        "keep what a place says of itself: JSON with languages and slots",
        {"place": {}, "file": {"type": Path}},
        run_place_overlay,
    ),
    Command(
        "region add",
        "let the holder of a key sign what the places of a region say of themselves",
        {"id": {}, "--public": {"type": Path, "required": True, "metavar": "FILE.pub"}},
        run_region_add,
    ),
]
