"""Publishing and the keys that sign it."""

from backend.commands.command import Command, Options, now, say, show, with_data
from backend.core.config import Settings
from backend.publishing.publish import create_keys, list_keys, publish, roll_back


def run_publish(settings: Settings, options: Options) -> int:
    return show(with_data(settings, lambda: publish(settings, now(), options.pack)))


def run_rollback(settings: Settings, options: Options) -> int:
    return show(roll_back(settings, options.pack, options.edition, now()))


def run_keys_create(settings: Settings, _options: Options) -> int:
    made = create_keys(settings, now())
    return say(f"{'made' if made else 'there already'}: {settings.data / 'keys'}")


def run_keys_show(settings: Settings, _options: Options) -> int:
    return show(list_keys(settings))


COMMANDS = [
    Command("publish", "publish what is new", {"pack": {"nargs": "*", "help": "none: all"}}, run_publish),
    Command(
        "rollback",
        "publish an older edition's content as a new edition",
        {"pack": {}, "edition": {"type": int}},
        run_rollback,
    ),
    Command("keys create", "make the signing keys and the anchor", {}, run_keys_create),
    Command("keys show", "who signs what, as JSON", {}, run_keys_show),
]
