"""`wegwijs` without its imports: a process that has read the program forks for every command, as the system would start it.

A server or a command of a test then takes its own time and not the second of reading modules, which a run would pay hundreds
of times. What is measured, traced or limited is started as people start it.
"""

import gc
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

import backend.cli  # noqa: F401  # what is read here is read once

ANSWER = 64  # bytes; a process id, or how it ended


class Order(NamedTuple):
    """What is to be run, and where."""

    words: Sequence[str]
    environment: dict[str, str]
    folder: str
    module: str = "backend.cli"  # whose `main` it is


class Forked:
    """One command that runs, with as much of `Popen` as the tests use."""

    def __init__(self, answers: socket.socket) -> None:
        self._answers = answers
        self.pid = int(answers.recv(ANSWER))
        self.returncode: int | None = None

    def poll(self) -> int | None:
        return self._ended_within(0)

    def wait(self, timeout: float | None = None) -> int:
        ended = self._ended_within(timeout)
        if ended is None:
            raise TimeoutError(f"process {self.pid} goes on after {timeout} s")
        return ended

    def terminate(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, signal.SIGTERM)

    def _ended_within(self, seconds: float | None) -> int | None:
        if self.returncode is None:
            self._answers.settimeout(seconds)
            try:
                self.returncode = int(self._answers.recv(ANSWER))
            except (BlockingIOError, TimeoutError):
                return None
            self._answers.close()
        return self.returncode


class Forks:
    """The process that forks, from the first order on."""

    def __init__(self) -> None:
        self._orders: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def begin(self, order: Order, files: Sequence[int]) -> Forked:
        """Run it in a session of its own; `files` are its standard input, output and error."""
        if self._orders is None:
            self._orders = self._launched()
        ours, theirs = socket.socketpair()
        with theirs:
            message = json.dumps(order._asdict()).encode()
            socket.send_fds(self._orders, [len(message).to_bytes(4)], [theirs.fileno(), *files])
            self._orders.sendall(message)
        return Forked(ours)

    def run(self, order: Order, said: str) -> tuple[int, str, str]:
        """How it ended, and what it told and complained of, when `said` was its standard input."""
        with TemporaryFile() as asked, TemporaryFile() as told, TemporaryFile() as complaints:
            asked.write(said.encode())
            asked.seek(0)
            code = self.begin(order, [asked.fileno(), told.fileno(), complaints.fileno()]).wait()
            told.seek(0)
            complaints.seek(0)
            return code, told.read().decode(), complaints.read().decode()

    def close(self) -> None:
        if self._orders is not None and self._process is not None:
            self._orders.close()
            self._process.wait(30)

    def _launched(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-m", "tests.forks", str(theirs.fileno())]
            house = Path(__file__).resolve().parents[1]
            self._process = subprocess.Popen(command, cwd=house, pass_fds=[theirs.fileno()])
        return ours


def take_orders(orders: socket.socket) -> str:
    """Until nobody can give one any more; in the process of a command it returns which module is to do it."""
    gc.freeze()  # what was read stays shared: to look through it for waste would copy it for every command
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who wait
    while True:
        length, received, _, _ = socket.recv_fds(orders, 4, 4)
        if not length:
            sys.exit()
        size = int.from_bytes(length)
        order = Order(**json.loads(orders.recv(size, socket.MSG_WAITALL)))
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            orders.close()
            _begin(order, socket.socket(fileno=received[0]), received[1:])
            return order.module
        for descriptor in received:
            os.close(descriptor)


def _begin(order: Order, answers: socket.socket, files: Sequence[int]) -> None:
    """Fork once more: the one waits and tells, the other becomes the command."""
    child = os.fork()
    if child:
        for descriptor in files:
            os.close(descriptor)
        answers.sendall(str(child).encode())
        _, status = os.waitpid(child, 0)
        answers.sendall(str(os.waitstatus_to_exitcode(status)).encode())
        os._exit(0)
    answers.close()
    os.setsid()
    for at, descriptor in enumerate(files):
        os.dup2(descriptor, at)
        os.close(descriptor)
    os.chdir(order.folder)
    os.environ.clear()
    os.environ.update(order.environment)
    time.tzset()
    sys.argv = ["wegwijs", *order.words]


if __name__ == "__main__":
    module = take_orders(socket.socket(fileno=int(sys.argv[1])))
    try:
        import_module(module).main()
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(
            end.code if isinstance(end.code, int) else end.code is not None
        )  # and tidies nothing up either
