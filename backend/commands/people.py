"""People who work with the server, their questions, texts and figures, and the places."""

import getpass
import sys
from datetime import date, timedelta

import msgspec

from backend.accounts.add_user import add_user, remove_user, reset_factors
from backend.accounts.audit import AT_THE_SERVER
from backend.accounts.device_people import find_account
from backend.accounts.devices import forget_device, invite, list_devices
from backend.accounts.roles import ADMINISTRATOR, PLACE_MANAGER, ROLES, TRANSLATOR, Grant
from backend.commands.command import Command, Options, by_hand, now, say, show, with_data, with_rows
from backend.core.config import Settings
from backend.core.errors import BadRequestError
from backend.core.web import random_id
from backend.intake.texts import erase_by_hand, list_erased, list_texts
from backend.places.places import (
    SITUATIONS,
    PlaceChange,
    PlaceEntry,
    add_place,
    change_place,
    list_places,
)
from backend.questions.answer import answer
from backend.questions.list_questions import list_questions
from backend.usage.figures import read_figures
from backend.usage.web import SHOWN_DAYS


def run_user_add(settings: Settings, options: Options) -> int:
    names = list(dict.fromkeys(options.role)) or [ADMINISTRATOR]
    grants = [
        Grant(
            role,
            languages=options.language if role == TRANSLATOR else (),
            places=options.place if role == PLACE_MANAGER else (),
        )
        for role in names
    ]
    said = " and ".join(names)
    if options.without_password:
        with_data(settings, lambda: add_user(options.name, None, now(), grants))
        return say(f"{options.name} can work on a tablet as {said}: see `wegwijs device people`")
    password = sys.stdin.readline().rstrip("\n") if options.password_stdin else _ask_password()
    with_data(settings, lambda: add_user(options.name, password, now(), grants))
    return say(f"{options.name} can log in as {said}")


def _ask_password() -> str:
    """Twice, since nobody sees what they type."""
    try:
        password = getpass.getpass("Password, 12 characters or more: ")
        again = getpass.getpass("The same again: ")
    except EOFError as error:
        raise BadRequestError("no password was typed; a script gives it with --password-stdin") from error
    if password != again:
        raise BadRequestError("the two passwords differ")
    return password


def run_user_remove(settings: Settings, options: Options) -> int:
    with_data(settings, lambda: remove_user(options.name, now()))
    return say(f"{options.name} can no longer log in, nor write on any device")


def run_user_reset(settings: Settings, options: Options) -> int:
    async def reset() -> None:
        await reset_factors(await find_account(options.name), now(), AT_THE_SERVER)

    with_data(settings, reset)
    return say(f"{options.name} logs in with the password alone, and then makes a new passkey or code app")


def run_device_enrol(settings: Settings, options: Options) -> int:
    code = with_data(
        settings, lambda: invite(options.name, options.place, now(), is_for_helpers=options.helpers)
    )
    return say(f"{code}", "works once, within ten minutes; type it on the device")


def run_device_list(settings: Settings, _options: Options) -> int:
    return show(with_data(settings, list_devices))


def run_device_forget(settings: Settings, options: Options) -> int:
    with_data(settings, lambda: forget_device(options.device, now()))
    return say("forgotten: it wipes what it has at its next contact")


def run_usage(settings: Settings, options: Options) -> int:
    since = options.since or now().date() - timedelta(days=SHOWN_DAYS)
    return show(with_data(settings, lambda: read_figures(since)))


def run_questions_list(settings: Settings, options: Options) -> int:
    return show(with_data(settings, lambda: list_questions(options.state, options.page)))


def run_questions_answer(settings: Settings, options: Options) -> int:
    today = now().date()
    with_data(settings, lambda: answer(options.thread, random_id(), options.text, today))
    return say("answered")


def run_text_list(settings: Settings, options: Options) -> int:
    return show(with_data(settings, lambda: list_texts(options.page)))


def run_text_erased(settings: Settings, options: Options) -> int:
    return show(with_data(settings, lambda: list_erased(options.page)))


def run_text_erase(settings: Settings, options: Options) -> int:
    today = now().date()
    with_data(settings, lambda: erase_by_hand(settings, options.hash, today))
    return say("erased here; each device erases it at its next contact")


def run_place_add(settings: Settings, options: Options) -> int:
    place = PlaceEntry(
        id=options.id,
        name=options.name,
        kind=options.kind,
        languages=tuple(options.language),
        situations=tuple(options.situation),
        region=options.region or msgspec.UNSET,
    )
    with_rows(settings, by_hand("place", place.id, f"erbij: {place.name}"), lambda: add_place(place))
    return say(f"{place.id} is on the list; `wegwijs publish` tells the phones")


def run_place_change(settings: Settings, options: Options) -> int:
    change = PlaceChange(
        name=options.name,
        languages=None if options.language is None else tuple(options.language),
        situations=None if options.situation is None else tuple(options.situation),
        region=options.region,
    )
    told = ", ".join(name for name, value in msgspec.structs.asdict(change).items() if value is not None)
    deed = by_hand("place", options.id, f"veranderd: {told or 'niets'}")
    with_rows(settings, deed, lambda: change_place(options.id, change))
    return say(f"{options.id} is changed; `wegwijs publish` tells the phones")


def run_place_list(settings: Settings, _options: Options) -> int:
    return show(with_data(settings, list_places))


COMMANDS = [
    Command(
        "user add",
        "make an account",
        {
            "name": {},
            "--role": {
                "action": "append",
                "choices": ROLES,
                "default": [],
                "help": "more than one may be given; none: administrator",
            },
            "--language": {
                "action": "append",
                "default": [],
                "metavar": "ar",
                "help": "a translator's; more than one may be given",
            },
            "--place": {
                "action": "append",
                "default": [],
                "help": "a place manager's; more than one may be given",
            },
            "--password-stdin": {"action": "store_true", "help": "read the password from standard input"},
            "--without-password": {
                "action": "store_true",
                "help": "works on tablets only, and cannot log in",
            },
        },
        run_user_add,
    ),
    Command(
        "user reset",
        "forget somebody's passkeys and codes, who lost them; their password stays",
        {"name": {}},
        run_user_reset,
    ),
    Command("user remove", "end somebody's rights", {"name": {}}, run_user_remove),
    Command(
        "device enrol",
        "a code for a team's device",
        {
            "name": {},
            "--place": {
                "action": "append",
                "required": True,
                "help": "whose records it keeps; more than one may be given",
            },
            "--helpers": {
                "action": "store_true",
                "help": "for residents who lend: it is told visits, activities and loans",
            },
        },
        run_device_enrol,
    ),
    Command("device list", "devices, as JSON", {}, run_device_list),
    Command("device forget", "make a device wipe what it has", {"device": {}}, run_device_forget),
    Command(
        "usage",
        "figures, as JSON; cells under 10 are not told",
        {"--since": {"type": date.fromisoformat, "metavar": "2026-11-25"}},
        run_usage,
    ),
    Command(
        "questions list",
        "questions, as JSON",
        {"--state": {"choices": ("open", "answered", "closed")}, "--page": {"type": int, "default": 0}},
        run_questions_list,
    ),
    Command("questions answer", "answer a question", {"thread": {}, "text": {}}, run_questions_answer),
    Command("text list", "texts of teams, as JSON", {"--page": {"type": int, "default": 0}}, run_text_list),
    Command(
        "text erase",
        "erase a text of a team, here and on devices",
        {"hash": {"help": "as text list names it"}},
        run_text_erase,
    ),
    Command(
        "text erased",
        "which texts people erased, as JSON; not what they said",
        {"--page": {"type": int, "default": 0}},
        run_text_erased,
    ),
    Command(
        "place add",
        "put a shelter or library on the list",
        {
            "id": {"help": "lower-case word for /p/<id>"},
            "name": {},
            "--kind": {"choices": ("shelter", "library"), "default": "shelter"},
            "--language": {
                "action": "append",
                "default": [],
                "metavar": "ar",
                "help": "stands first on phones that came by its poster; more than one may be given",
            },
            "--region": {"help": "whose signer publishes what the place says of itself"},
            "--situation": {
                "action": "append",
                "default": [],
                "choices": SITUATIONS,
                "help": "stands first there, too",
            },
        },
        run_place_add,
    ),
    Command(
        "place change",
        "change a place's name, its region, or the languages and situations that stand first there",
        {
            "id": {},
            "--name": {},
            "--language": {"nargs": "*", "metavar": "ar", "help": "all of them, in order; none: no order"},
            "--situation": {"nargs": "*", "choices": SITUATIONS, "help": "all of them, in order"},
            "--region": {"help": "whose signer publishes what the place says of itself"},
        },
        run_place_change,
    ),
    Command("place list", "places, as JSON", {}, run_place_list),
]
