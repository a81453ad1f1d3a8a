"""Time and size of the verifier: everything that a new phone verifies of a repository with all its delegations."""

import base64
import gzip
import subprocess
import tempfile
import time
from pathlib import Path

from playwright.sync_api import CDPSession
from tuf.ngclient._internal.trusted_metadata_set import TrustedMetadataSet
from tuf.ngclient.config import EnvelopeType

from tests.bench.line import SLOW_DOWN, phone_on, serving
from tests.bench.report import Row, row
from tests.browser.server import HOUSE

RUNS = 30
SIZE_MOST = 12_000  # bytes
PAGE = Path(__file__).with_name("verifier.js").read_text("utf-8")
BUNDLE = """
import { build } from "vite";
const sync = `${process.cwd()}/src/sync`;
const entry = `export * from "${sync}/trust-client.ts"; export { trustRoot } from "${sync}/trust.ts";`;
const virtual = {
  name: "entry",
  resolveId: (id) => (id.endsWith("entry") ? "\\0entry" : undefined),
  load: (id) => (id === "\\0entry" ? entry : undefined),
};
const made = await build({
  configFile: false, logLevel: "silent", publicDir: false, plugins: [virtual],
  build: { write: false, target: ["es2020"], lib: { entry: "entry", formats: ["iife"], name: "verifier" } },
});
process.stdout.write(made[0].output[0].code);
"""


def measure_verifier() -> list[Row]:
    """In a page at a quarter of this processor's speed, against python-tuf's client rules on the same files."""
    command = ["node", "--input-type=module", "-e", BUNDLE]
    code = subprocess.run(command, cwd=HOUSE / "pwa", capture_output=True, text=True, check=True).stdout
    with (
        tempfile.TemporaryDirectory(prefix="verifier-") as folder,
        serving(Path(folder) / "server") as (
            server,
            wire,
        ),
    ):
        files = {path.name: path.read_bytes() for path in (server.data / "metadata").glob("*.json")}
        with phone_on(wire, Path(folder) / "phone") as phone:
            phone.open()
            session: CDPSession = phone.context.new_cdp_session(phone.page)
            texts = {name: base64.b64encode(data).decode() for name, data in files.items()}
            asked = [code, texts, RUNS, time.time() * 1000]
            quick = phone.page.evaluate(PAGE, asked)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_DOWN})
            slow = phone.page.evaluate(PAGE, asked)
    theirs = [_python_tuf(files) for _ in range(RUNS)]
    compared = f"python-tuf on the same {len(files)} files {1000 * sorted(theirs)[RUNS // 2]:.1f} ms"
    size = len(gzip.compress((HOUSE / "pwa" / "dist-tools" / "tuf-client.mjs").read_bytes(), 9))
    return [
        row("packs.verifier-time", quick, "ms", against=compared),
        row("packs.verifier-time-slow", slow, "ms", against=f"{SLOW_DOWN}x processor slow-down; {compared}"),
        row(
            "packs.verifier-size",
            [size],
            "bytes",
            at_most=SIZE_MOST,
            against="gzip, its command line included",
        ),
    ]


def _python_tuf(files: dict[str, bytes]) -> float:
    """Seconds that the reference takes for the same steps."""

    def newest(role: str) -> bytes:
        named = [name for name in files if name.endswith(f".{role}.json")]
        return files[max(named, key=lambda name: int(name.partition(".")[0]))]

    began = time.perf_counter()
    trusted = TrustedMetadataSet(files["1.root.json"], EnvelopeType.METADATA)
    trusted.update_timestamp(files["timestamp.json"])
    trusted.update_snapshot(newest("snapshot"))
    trusted.update_targets(newest("targets"))
    trusted.update_delegated_targets(newest("recalls"), "recalls", "targets")
    return time.perf_counter() - began
