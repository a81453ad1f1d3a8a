"""The server itself: serve, back up, examine."""

import asyncio
from pathlib import Path

from backend.commands.command import Command, Options, by_hand, now, say, with_data, with_files
from backend.core.backup import source_of
from backend.core.config import Settings
from backend.core.high_water import HighWater
from backend.doctor import examine, examine_audit
from backend.intake.recovery import Recovered, back_up_if_ready, drill, is_behind, recover, restore
from backend.publishing.noted import noted
from backend.publishing.raising import raise_above
from backend.serve import serve


def run_serve(settings: Settings, _options: Options) -> int:
    serve(settings)
    return 0


def run_backup(settings: Settings, _options: Options) -> int:
    source_of(settings.database).require()
    return say(str(with_data(settings, lambda: back_up_if_ready(settings, now()))))


def run_restore(settings: Settings, options: Options) -> int:
    aside = restore(settings, options.backup, now())
    return say(
        f"{options.backup} is the database now; the former one is {aside}",
        "the server takes and tells no words until: wegwijs recover",
    )


def run_recover(settings: Settings, _options: Options) -> int:
    raised = with_files(
        settings,
        by_hand("recover", "handtekeningen"),
        lambda: raise_above(settings, now()),
        lambda raised: ", ".join(raised.signed),
    )
    if raised.signed:
        say(f"signed anew, past what phones may have seen: {', '.join(raised.signed)}")
    if raised.to_sign:
        say(f"published files were put back as well: people must sign again: {', '.join(raised.to_sign)}")
    if raised.signed and not with_data(settings, lambda: is_behind(HighWater(settings.high_water))):
        return 0
    done = with_data(settings, lambda: _recover(settings))
    return say(
        f"epoch {done.epoch} begins at {done.commit_seq}; {done.backup.name} is its first backup",
        "phones notice, and send again what they still have",
    )


async def _recover(settings: Settings) -> Recovered:
    """The audit came back with the database: what follows its last entry of before is this one."""
    async with noted(settings, by_hand("recover", "database", "een teruggezette back-up"), now()) as told:
        done = await recover(settings, now())
        told.say(f"een teruggezette back-up gaat verder als epoch {done.epoch}")
    return done


def run_drill(settings: Settings, _options: Options) -> int:
    drilled = drill(settings)
    for one in drilled:
        say(f"{one.backup}: can be restored; {one.lost} words would be lost, {one.sent_again} sent again")
    if not drilled:
        say("there is no backup yet: wegwijs backup makes one")
    return 0 if drilled and not any(one.lost for one in drilled) else 1


def run_doctor(settings: Settings, _options: Options) -> int:
    findings = [*examine(settings, now()), *asyncio.run(examine_audit(settings))]
    say(*(f"{'ok  ' if finding.is_well else 'BAD '} {finding.what}" for finding in findings))
    return 0 if all(finding.is_well for finding in findings) else 1


COMMANDS = [
    Command("serve", "serve phones and administrators", {}, run_serve),
    Command("backup", "back the database up now", {}, run_backup),
    Command(
        "drill", "restore each backup into a scratch folder, and say what that would lose", {}, run_drill
    ),
    Command(
        "restore",
        "put a backup in the place of the database; the server must not run",
        {"backup": {"type": Path, "metavar": "BACKUP"}},
        run_restore,
    ),
    Command("recover", "after a restore: let the server speak again", {}, run_recover),
    Command("doctor", "is everything in order here?", {}, run_doctor),
]
