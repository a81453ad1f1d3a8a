"""The keys that sign, and the ceremony in which people on their own machines use them."""

import getpass
import sys
from pathlib import Path

from backend.commands.command import Command, Options, by_hand, now, say, show, with_files
from backend.core.config import Settings
from backend.publishing.ceremony import Source, add_signature, fetch_proposal, review
from backend.publishing.keys import make_person_key, read_signer
from backend.publishing.proposals import KeyChange, list_proposals, propose_root
from backend.publishing.trust import create_keys, list_keys, propose_keys


def run_create(settings: Settings, options: Options) -> int:
    if options.person:
        passphrase = _passphrase("Passphrase (empty: none): ", is_asked=options.passphrase)
        public = make_person_key(options.person, passphrase)
        return say(f"keep {options.person} to yourself; {public} goes to whoever runs the server")
    if options.root or options.publisher:
        files = with_files(
            settings,
            by_hand("key", "root, targets"),
            lambda: propose_keys(settings, options.root, options.publisher, now()),
            lambda files: ", ".join(map(_name, files)),
        )
        return say("to be signed with `wegwijs keys sign`:", *map(str, files))
    here = "gemaakt op de server"
    made = with_files(
        settings,
        by_hand("key", "root, targets", here),
        lambda: create_keys(settings, now()),
        lambda made: here if made else "",
    )
    return say(f"{'made' if made else 'there already'}: {settings.data / 'keys'}")


def run_sign(_settings: Settings, options: Options) -> int:
    if options.proposal.startswith(("http://", "https://")):
        path, source = fetch_proposal(options.proposal, Path.cwd())
    else:
        path = Path(options.proposal)
        source = Source(options.source or str(path.resolve().parent.parent))
    signer = read_signer(options.key, _passphrase("Passphrase: ", is_asked=options.passphrase))
    found = review(path, source, options.key.with_suffix(".seen"))
    say(*found.differences)
    if found.beginning:
        say(f"first seen here: the root that all begins with has SHA-256 {found.beginning}")
    if not options.yes and input("Sign this? [y/N] ").strip().lower() != "y":
        return say("not signed") + 1
    add_signature(found, signer, path)
    return say(f"signed: {path}; `wegwijs publish --accept` on the server takes it")


def run_rotate(settings: Settings, options: Options) -> int:
    change = KeyChange(options.role, tuple(options.add), tuple(options.remove), options.threshold)
    added, gone = ", ".join(map(_name, change.add)), ", ".join(keyid[:16] for keyid in change.remove)
    told = f"erbij: {added or 'niemand'}; weg: {gone or 'niemand'}"
    signed = with_files(
        settings,
        by_hand("key", change.role, told),
        lambda: propose_root(settings, change, now()),
        lambda _: told,
    )
    return say(
        f"current now: {', '.join(signed)}" if signed else "waiting for signatures; see `wegwijs keys show`"
    )


def run_show(settings: Settings, _options: Options) -> int:
    return show({"roles": list_keys(settings), "waiting": list_proposals(settings)})


def _name(path: Path) -> str:
    return path.name


def _passphrase(prompt: str, *, is_asked: bool) -> bytes | None:
    if not is_asked:
        return None
    found = getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    return found.encode() or None


PASSPHRASE: dict[str, object] = {"action": "store_true", "help": "ask for the passphrase of the key"}

COMMANDS = [
    Command(
        "keys create",
        "make the signing keys and the anchor; for production, out of people's public keys",
        {
            "--person": {"type": Path, "metavar": "NAME.pem", "help": "make one person's own pair of keys"},
            "--passphrase": PASSPHRASE,
            "--root": {"type": Path, "nargs": "+", "default": [], "metavar": "FILE.pub"},
            "--publisher": {"type": Path, "nargs": "+", "default": [], "metavar": "FILE.pub"},
        },
        run_create,
    ),
    Command(
        "keys sign",
        "look at what a proposal changes, and sign it",
        {
            "proposal": {"help": "a file, or <server>/proposals/<version>.<role>.json"},
            "--key": {"type": Path, "required": True, "metavar": "NAME.pem"},
            "--from": {"dest": "source", "help": "the server, or a copy of its data folder"},
            "--passphrase": PASSPHRASE,
            "--yes": {"action": "store_true", "help": "sign without asking"},
        },
        run_sign,
    ),
    Command(
        "keys rotate",
        "propose a next root, in which a role's keys are others",
        {
            "role": {"choices": ("root", "targets", "snapshot", "timestamp")},
            "--add": {"type": Path, "action": "append", "default": [], "metavar": "FILE.pub"},
            "--remove": {"action": "append", "default": [], "metavar": "KEYID"},
            "--threshold": {"type": int},
        },
        run_rotate,
    ),
    Command("keys show", "who signs what, and what waits for signatures, as JSON", {}, run_show),
]
