"""Each lint finds what it is there for: a page that is right passes, and one with one fault in it does not."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.phone import FLAGS, SMALL, find_shell
from tests.browser.screens import run_axe, run_lint, walk
from tests.browser.walking import faults_of

ARGUMENTS = {"language": ["COA"], "targets": 48}
RIGHT = """<!doctype html><html lang="nl"><title>Vraag · Wegwijs</title>
<style>a, button, input { display: block; box-sizing: border-box; min-width: 48px; min-height: 48px }
body { margin: 8px; background: #fff; color: #111 } :focus-visible { outline: 3px solid #111 }</style>
<header class="top"><a href="#/">Terug</a></header><main><h1 tabindex="-1">Vraag</h1>{more}
<p lang="ar" dir="rtl">اتصل <bdi dir="ltr">088 112 2 112</bdi> COA</p><label>Wat zoekt u? <input></label>
<button>Verstuur</button></main><nav class="tab-bar" aria-label="Menu"><a href="#/">Begin</a></nav>
<script>document.querySelector("h1").focus()</script>"""
FAULTS = [
    ("axe", "<button></button>"),
    ("axe", "<p style='color: #bbb'>Te licht</p>"),
    ("axe", "<button style='width: 12px; height: 12px; min-width: 0; min-height: 0; padding: 0'>1</button>" * 2),
    ("language", "<p>اتصل</p>"),
    ("language", "<p lang='ar'>اتصل</p>"),
    ("language", "<p lang='ar' dir='rtl'>اتصل 088 112 2 112</p>"),
    ("language", "<p lang='ar' dir='rtl'>اتصل receptie</p>"),
    ("language", "<div dir='rtl'>Bel, en vraag.</div>"),
    ("language", "<p lang='ti'>Лікар</p>"),
    ("language", "<a href='#/' aria-label='ሓኪም'>1</a>"),
    ("language", "<p lang=''>Wat is dit</p>"),
    ("names", "<a href='#/'><svg width='48' height='48'></svg></a>"),
    ("names", "<button>icon</button>"),
    ("names", "<img src='data:,' alt='gebouw.webp' width='9'>"),
    ("names", "<input placeholder='Typ hier'>"),
    ("targets", "<button style='min-height: 0; height: 30px'>Klein</button>"),
    ("targets", "<div role='button' tabindex='0' style='width: 20px'>Klein</div>"),
    ("clickable", "<a href='#/'>Lees <button>Bewaar</button></a>"),
    ("clickable", "<div onclick='1'>Tik</div>"),
    ("clickable", "<div role='button'>Tik</div>"),
    ("clickable", "<div style='cursor: pointer'>Tik</div>"),
    ("reflow", "<div style='width: 400px'>Te breed</div>"),
    ("reflow", "<p style='white-space: nowrap; overflow: hidden; width: 40px'>Afgekapt</p>"),
    ("reflow", "<button style='height: 48px; width: 60px; overflow: visible'>Veel te veel tekst hier</button>"),
    ("motion", "<style>@keyframes k { to { opacity: 0 } } h1 { animation: k 9s infinite }</style>"),
    ("motion", "<audio autoplay></audio>"),
    ("arrival", "<script>setTimeout(() => document.querySelector('button').focus())</script>"),
    ("arrival", "<script>document.title = 'Wegwijs'</script>"),
    ("arrival", "<h1>Nog een</h1>"),
    ("keyboard", "<style>:focus-visible { outline: 0 }</style>"),
    ("keyboard", "<style>:focus-visible { outline: 3px solid #eee }</style>"),
    ("keyboard", "<div style='position: fixed; inset: 40% 0 0; background: #fff'></div>"),
    ("keyboard", "<div style='display: flex; flex-direction: row-reverse'><a href='#/1'>1</a><a href='#/2'>2</a></div>"),
    ("keyboard", "<div style='display: flex; flex-direction: column-reverse'><a href='#/1'>1</a><a href='#/2'>2</a></div>"),
    ("keyboard", "<input onkeydown='event.preventDefault()'>"),
]  # fmt: skip


@pytest.fixture(scope="module")
def page(playwright: Playwright) -> Iterator[Page]:
    browser = playwright.chromium.launch(executable_path=find_shell(), args=FLAGS)
    yield browser.new_page(viewport=SMALL)
    browser.close()


def found(page: Page, lint: str) -> list[str]:
    if lint == "axe":
        return run_axe(page)
    if lint == "keyboard":
        try:
            return [*faults_of(walk(page)), *run_lint(page, "unreached")]
        except AssertionError as trap:
            return [str(trap)]
    return run_lint(page, lint, ARGUMENTS.get(lint))


def open_page(page: Page, more: str) -> None:
    page.set_content(RIGHT.replace("{more}", more))
    page.wait_for_timeout(20)  # what the page does of its own accord


@pytest.mark.parametrize("lint", sorted({lint for lint, _ in FAULTS}))
def test_a_page_that_is_right_passes(page: Page, lint: str) -> None:
    open_page(page, "")
    assert found(page, lint) == []


@pytest.mark.parametrize(("lint", "fault"), FAULTS)
def test_a_fault_is_found(page: Page, lint: str, fault: str) -> None:
    open_page(page, fault)
    assert found(page, lint) != []
