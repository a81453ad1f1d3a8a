"""A simulated tablet: the Python twin of a staff device's log, with a disk that a kill cannot take (clauses 4.1 to 4.7)."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import msgspec

from sync.errors import PeerError
from sync.merging import RECORDS, Applied, FieldsRecord, Record, merge
from sync.operations import (
    Body,
    FeedEntry,
    Operation,
    Raw,
    bodies_of,
    build_push,
    hash_body,
    hash_content,
    hash_operation,
    op_id,
    parse_feed,
    parse_push_reply,
    parse_snapshot,
    pick_operations,
)
from sync.replica import (
    Entry,
    Log,
    Settled,
    append,
    apply_feed,
    apply_push_reply,
    apply_snapshot,
    erased_by,
    erased_in,
    fork,
    link,
    next_push,
    unseen,
    write_box,
)
from tests.phones import Heard, KilledError, Weather, random_id

Key = tuple[str, str]
View = dict[Key, Record]


@dataclass(frozen=True)
class TabletDisk:
    """What a transaction keeps."""

    log: Log
    view: View = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    refused: tuple[Entry, ...] = ()
    locked: dict[str, Raw] | None = (
        None  # what a person can read again, by op_id; no one can while it is there
    )


def plain_box(plain: bytes) -> str:
    """A box that anybody opens, where nobody looks at how it is sealed."""
    return urlsafe_b64encode(plain).rstrip(b"=").decode()


def fold(view: View, operation: Mapping[str, Any], stamp: str) -> View:
    """The view with one operation more; one of a kind that this program does not know changes nothing."""
    if operation["entity"] not in RECORDS:
        return view
    parsed = msgspec.convert(operation, Operation)
    applied = Applied(
        op_id=parsed.op_id,
        actor=parsed.actor,
        replica=parsed.replica,
        hlc=parsed.hlc,
        stamp=stamp,
        place=parsed.place,
        entity=parsed.entity,
        entity_id=parsed.entity_id,
        base_rev=parsed.base_rev,
        patch=parsed.patch,
    )
    key = (parsed.entity, parsed.entity_id)
    return {**view, key: merge(view.get(key), applied)}


class Tablet:
    """Every method is one step with at most one transaction; what is written is sealed with `seal`, if there is one."""

    def __init__(self, random: Random, weather: Weather) -> None:
        self.random = random
        self.weather = weather
        self.seal: Callable[[bytes], str] | None = None
        self.skew = timedelta()
        self.disk = TabletDisk(Log(random_id(random)))
        self.request_id: str | None = None  # in memory only
        self.ends_at = 0  # how many crash points from here it is killed, where that was chosen

    def clock(self, now: datetime) -> datetime:
        return now + self.skew

    def write(self, content: Raw, now: datetime, text: str | None = None, text_as: str = "text") -> str:
        """Append an operation, on top of what this tablet shows; its id. `text` becomes the body that `patch` names so."""
        bodies = dict(self.disk.bodies)
        if text is not None:
            salt = random_id(self.random)
            body = Body(hash_body(salt, text), salt, text)
            bodies[body.hash] = body
            content = {**content, "patch": {**content["patch"], text_as: {"body": body.hash}}}
        content = {
            "op_id": op_id(self.clock(now), self.random.randbytes(10)),
            "base_rev": self._base_rev(content),
            **content,
        }
        operation = link(self.disk.log, content, self.clock(now))
        named = [bodies[name] for name in bodies_of(operation) if name in bodies]
        box = self.seal(write_box(operation, named)) if self.seal else None
        log = append(self.disk.log, operation, hash_content(operation), hash_operation(operation), box)
        self._commit(replace(self.disk, log=log, bodies=bodies))
        return str(operation["op_id"])

    def push(self) -> bytes | None:
        """What goes out now, if anything waits; a new request makes late replies to the former one void."""
        after, waiting = next_push(self.disk.log)
        if not waiting:
            return None
        self.request_id = random_id(self.random)
        operations, bodies = pick_operations(waiting, self.disk.bodies)
        return build_push(self.request_id, self.disk.log.epoch, after, operations, bodies)

    def pushed(self, heard: Heard) -> None:
        try:
            reply = parse_push_reply(heard.status, heard.media_type, heard.body, self.request_id or "")
        except PeerError:
            return
        self.request_id = None
        self.settle(apply_push_reply(self.disk.log, reply))

    def fed(self, heard: Heard, now: datetime) -> bool:
        """Take a part of the feed; whether a snapshot must be asked for."""
        try:
            feed = parse_feed(heard.status, heard.media_type, heard.body)
            settled = apply_feed(self.disk.log, feed, self.clock(now))
        except PeerError:
            return False
        told = {body.hash: body for entry in feed.entries for body in entry.bodies}
        self.settle(settled, self.seen(feed.entries), _without({**self.disk.bodies, **told}, erased_in(feed)))
        return feed.is_reset

    def seen(self, entries: tuple[FeedEntry, ...]) -> View:
        view = self.disk.view
        for entry in entries:
            if entry.operation is not None:
                view = fold(view, entry.operation, entry.stamp or "")
        return view

    def shot(self, heard: Heard) -> None:
        """Take a snapshot in the place of all that was shown."""
        try:
            snapshot = parse_snapshot(heard.status, heard.media_type, heard.body)
        except PeerError:
            return
        view: View = {(record.entity, record.entity_id): record for record in snapshot.records}
        own = (*self.disk.log.entries, *self.disk.refused)
        bodies = {**self.disk.bodies, **{body.hash: body for body in snapshot.bodies}}
        gone = erased_by(snapshot, list(bodies), own)
        self.settle(apply_snapshot(self.disk.log, snapshot), view, _without(bodies, gone))

    def settle(
        self, settled: Settled, view: View | None = None, bodies: dict[str, Body] | None = None
    ) -> None:
        log, disk = settled.log, self.disk
        if settled.must_fork:
            log = fork(log, random_id(self.random))
        refused = (*disk.refused, *(entry for entry in settled.gone if entry.state == "quarantined"))
        view, bodies = disk.view if view is None else view, disk.bodies if bodies is None else bodies
        self._commit(replace(disk, log=log, view=view, bodies=bodies, refused=refused))

    def shown(self) -> View:
        """What its screens show: what the centre told, and its own on top."""
        view = self.disk.view
        for operation in unseen(self.disk.log):
            view = fold(view, operation, operation["hlc"])
        return view

    @property
    def is_locked(self) -> bool:
        return self.disk.locked is not None

    def lock(self) -> None:
        """From now on nobody reads what is sealed here; it can be told, and linked anew, all the same."""
        if not self.is_locked:
            log = self.disk.log
            locked = {e.op_id: e.readable for e in log.entries if e.box and e.readable is not None}
            entries = tuple(
                msgspec.structs.replace(entry, readable=None) if entry.op_id in locked else entry
                for entry in log.entries
            )
            log = msgspec.structs.replace(log, entries=entries)
            self._commit(replace(self.disk, log=log, locked=locked))

    def unlock(self) -> None:
        locked = self.disk.locked
        if locked is not None:
            entries = tuple(
                msgspec.structs.replace(entry, readable=locked.get(entry.op_id, entry.readable))
                for entry in self.disk.log.entries
            )
            log = msgspec.structs.replace(self.disk.log, entries=entries)
            self._commit(replace(self.disk, log=log, locked=None))

    def kill(self) -> None:
        self.request_id = None

    def _base_rev(self, content: Raw) -> dict[str, list[str]]:
        record = self.shown().get((content["entity"], content["entity_id"]))
        if not isinstance(record, FieldsRecord) or content["patch"] is None:
            return {}
        known = {name: record.fields[name] for name in content["patch"] if name in record.fields}
        return {name: [head.op_id for head in kept.heads] for name, kept in known.items()}

    def _commit(self, disk: TabletDisk) -> None:
        self._pass_crash_point()
        self.disk = disk
        self._pass_crash_point()

    def _pass_crash_point(self) -> None:
        self.ends_at -= 1
        if self.ends_at == 0 or self.random.random() < self.weather.killed / 2:
            raise KilledError


def _without(bodies: dict[str, Body], gone: Sequence[str]) -> dict[str, Body]:
    return {name: body for name, body in bodies.items() if name not in gone}
