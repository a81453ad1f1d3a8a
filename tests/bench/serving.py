"""How many blobs a second leave the server, against nginx with the same files on the same machine in the same run."""

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from backend.core.blobs import BlobStore
from tests.bench.report import Row, row
from tests.browser.server import HOUSE, Server, free_port

FRONT = HOUSE / "backend" / "front" / "nginx.conf"
SIZES = {20_000: 0.15, 262_144: 0.5}  # bytes → share of nginx's figure that the application alone must reach
ROUNDS = 3
SECONDS = 3


def measure_serving() -> list[Row]:
    """The application alone, and nginx in front of it, each as a share of nginx with nothing but the files."""
    if not (shutil.which("nginx") and shutil.which("wrk")):
        raise RuntimeError("this benchmark needs nginx and wrk: apt-get install nginx wrk")
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "server")
        server.start()
        try:
            store, chance = BlobStore(server.data / "blobs"), Random(1)
            names = {size: store.put(chance.randbytes(size)) for size in SIZES}
            with nginx(server, Path(folder) / "front") as front:
                return [
                    found
                    for size, name in names.items()
                    for found in _compare(server.port, front, size, name)
                ]
        finally:
            server.stop()


@contextmanager
def nginx(server: Server, run: Path) -> Iterator[int]:
    """The documented front as it stands in the house; its port."""
    run.mkdir()
    run.chmod(0o755)
    port = free_port()
    places = {"DATA": str(server.data), "LISTEN": f"127.0.0.1:{port}", "APP": f"127.0.0.1:{server.port}"}
    config = run / "nginx.conf"
    config.write_text(configured(places | {"RUN": str(run)}), "utf-8")
    process = subprocess.Popen(["nginx", "-c", str(config), "-g", "daemon off; user root;"])
    try:
        time.sleep(1)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def configured(places: dict[str, str]) -> str:
    """The front's configuration with its places filled in."""
    text = FRONT.read_text("utf-8")
    comments, rest = text.split("\nworker_processes", 1)
    for name, place in places.items():
        rest = re.sub(rf"\b{name}\b", place, rest)
    return f"{comments}\nworker_processes{rest}"


def _compare(port: int, front: int, size: int, name: str) -> list[Row]:
    found: dict[int, list[float]] = {port: [], front: []}
    for _ in range(ROUNDS):
        for each, rates in found.items():
            rates.append(_rate(f"http://127.0.0.1:{each}/b/{name}"))
    shares = [own / theirs for own, theirs in zip(found[port], found[front], strict=True)]
    against = f"nginx with the same file, {max(found[front]):.0f}/s"
    return [
        row(f"packs.serving-{size}", found[port], "requests/s", against=against),
        row(f"packs.serving-{size}-share", shares, "of nginx", at_least=SIZES[size], against=against),
    ]


def _rate(url: str) -> float:
    shown = subprocess.run(
        ["wrk", "-t1", "-c16", f"-d{SECONDS}s", url], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", shown)
    assert found, shown
    assert "Non-2xx" not in shown, shown
    return float(found[1])
