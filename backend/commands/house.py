"""The server itself: serve, back up, examine."""

from backend.commands.command import Command, Options, now, say
from backend.core.backup import back_up
from backend.core.config import Settings
from backend.doctor import examine
from backend.serve import serve


def run_serve(settings: Settings, _options: Options) -> int:
    serve(settings)
    return 0


def run_backup(settings: Settings, _options: Options) -> int:
    return say(str(back_up(settings.database, settings.backups, now())))


def run_doctor(settings: Settings, _options: Options) -> int:
    findings = examine(settings, now())
    say(*(f"{'ok  ' if finding.is_well else 'BAD '} {finding.what}" for finding in findings))
    return 0 if all(finding.is_well for finding in findings) else 1


COMMANDS = [
    Command("serve", "serve phones and administrators", {}, run_serve),
    Command("backup", "back the database up now", {}, run_backup),
    Command("doctor", "is everything in order here?", {}, run_doctor),
]
