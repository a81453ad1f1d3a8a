"""A static page that a minimal service worker of its own keeps: the least that opens again without a network."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import Page

WORKER = """
const FILES = ["/", "/style.css"];
addEventListener("install", (event) => {
  event.waitUntil(caches.open("still").then((cache) => cache.addAll(FILES)));
});
addEventListener("fetch", (event) => {
  event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
});
"""
REGISTERED = (
    '<link rel="stylesheet" href="/style.css"><script>navigator.serviceWorker.register("/sw.js")</script>'
)
# The screen as it stands, without what made it.
COPIED = """() => {
  const copy = document.documentElement.cloneNode(true);
  for (const gone of copy.querySelectorAll("script, link, meta[http-equiv]")) gone.remove();
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  return [copy.outerHTML, rules.map(({ cssText }) => cssText).join("\\n")];
}"""


@contextmanager
def still_copy(page: Page) -> Iterator[str]:
    """The screen that is open as a page of a site of its own, with its style sheet; gives its address."""
    html, style = page.evaluate(COPIED)
    files = {
        "/": ("text/html", "<!doctype html>" + html.replace("</head>", f"{REGISTERED}</head>")),
        "/style.css": ("text/css", style),
        "/sw.js": ("text/javascript", WORKER),
    }
    site = ThreadingHTTPServer(("127.0.0.1", 0), _handler(files))
    thread = threading.Thread(target=site.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{site.server_port}/"
    finally:
        site.shutdown()
        site.server_close()
        thread.join(10)


def _handler(files: dict[str, tuple[str, str]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, text = files.get(self.path, ("text/plain", ""))
            body = text.encode()
            self.send_response(200 if self.path in files else 404)
            self.send_header("content-type", f"{kind}; charset=utf-8")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    return Handler
