"""A tablet that has something on every screen, and a look at each of them."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import ViewportSize, expect

from tests.browser.coaching import SPOT, enter_volunteer, match
from tests.browser.looking import LEAVE, QUIET, SETTLED, find_faults, prefer, told
from tests.browser.scanning import scan
from tests.browser.screens import run_lint
from tests.browser.server import Server
from tests.browser.staff_screens import BOOK, NEW, SCREENS, Look
from tests.browser.tablet import JOB, PLACE, SAMIRA, Tablet, add_place
from tests.browser.test_staff_board import ASKED, ask_here
from tests.browser.wire import Wire

LEAST = 44  # px
FROG = "9789025863746"
SHELF = ["titel;taal;barcode", f"Kikker en het vogeltje;nl;{FROG}", f"Küçük Prens;tr;{BOOK}"]


class Furnished(Tablet):
    """A tablet on which a day is under way, and the names of what is on it."""

    ids: dict[str, str]
    elsewhere: Wire  # the same server under an address that this browser keeps nothing of

    @contextmanager
    def at(self, wire: Wire) -> Iterator[None]:
        """Another address is another tablet, in the same browser: what is kept is kept by address."""
        own, self.wire = self.wire, wire
        yield
        self.wire = own
        self.open("/staff")

    def prepare(self, server: Server, beside: Wire, elsewhere: Wire) -> None:
        """Samira's day: everything that a screen can show."""
        self.ids, self.elsewhere = {}, elsewhere
        furnish(server)
        for name in range(ASKED):
            ask_here(self, str(name))
        self.ready(server, SAMIRA, JOB)
        self.start_later(server, JOB)
        self.lock()
        self.unlock(SAMIRA)
        close_a_day(self)
        lend_and_count(self)
        begin_activities(self)
        enter_volunteer(self)
        match(self)
        self.ids["match"] = last_of(self)
        enter_volunteer(self)
        open_a_question(self)
        self.wait_until_sent()
        self.hear_otherwise(server, beside)

    def hear_otherwise(self, server: Server, beside: Wire) -> None:
        """The tablet beside this one says another number of one activity, without either knowing of the other."""
        self.lock()
        self.wire.cut()
        with self.at(beside):
            self.enrol(server, JOB, name="Tablet 2", places=[PLACE])
            self.start(server, JOB)
            say_how_many(self, 7)
            self.wait_until_sent()
        self.come_back()
        say_how_many(self, 9)
        self.wire.mend()
        self.go("#/queue")
        self.press("Verstuur nu")
        self.wait_until_sent()
        self.go("#/look")
        expect(self.page.locator(".version").first).to_be_visible(timeout=30_000)

    def come_back(self) -> None:
        """Somebody is at work again, if nobody is."""
        expect(self.page.locator("h1").first).to_be_visible()
        if self.page.locator(".person").count() and not self.page.locator(".team, .stage").count():
            self.unlock(SAMIRA)


def furnish(server: Server) -> None:
    add_place(server)
    server.run("place", "set", PLACE, "--spot", SPOT, "--tiles", "on")
    listed = server.folder / "items.csv"
    listed.write_text("\n".join(SHELF), "utf-8")
    server.run("items", "import", str(listed), "--place", PLACE)


def close_a_day(tablet: Furnished) -> None:
    """A day with a report; the one that follows is open."""
    tablet.count("18 en ouder")
    tablet.go("#/visit")
    tablet.press("Klaar: sluit de dag")
    tablet.page.get_by_role("link", name=tablet.say("Dagverslag")).click()
    expect(tablet.page.locator(".day-report")).to_be_visible()
    tablet.ids["visit"] = last_of(tablet)
    tablet.go("#/")
    tablet.open_visit()


def lend_and_count(tablet: Furnished) -> None:
    for age in ("18 en ouder", "4 tot en met 12", "Voor het eerst"):
        tablet.count(age)
    tablet.page.locator(".count-chip").first.click()
    tablet.go("#/lending")
    expect(tablet.page.locator(".said-now")).to_be_visible()  # from then on a scanner is heard
    scan(tablet.page, FROG)
    tablet.page.locator(".tiles button").first.click()
    expect(tablet.page.locator(".said-now")).to_contain_text("Kikker")
    tablet.page.get_by_label("Alleen terugnemen").check()
    scan(tablet.page, "NL1042")  # was never lent
    expect(tablet.page.locator(".said-now .what")).to_have_text("Terug")
    tablet.page.get_by_label("Alleen terugnemen").uncheck()


def begin_activities(tablet: Furnished) -> None:
    """One that is led by a guide, one for later, and a quiz."""
    tablet.go("#/start/reading")
    tablet.page.locator("input[type=time]").fill("15:30")
    tablet.press("Zet klaar")
    tablet.page.wait_for_url("**#/activities")
    tablet.go("#/start/taalcafe")
    tablet.page.get_by_role("button", name="5", exact=True).click()
    tablet.press("Start")
    tablet.page.wait_for_url("**?a=*")
    tablet.ids["activity"] = tablet.page.url.partition("?a=")[2]
    tablet.press("Start de eerste stap")
    tablet.go("#/quiz")
    tablet.page.get_by_role("button", name="9", exact=True).click()
    tablet.press("Start")
    tablet.page.wait_for_url("**#/quiz/*/*")
    tablet.ids["quiz"] = tablet.page.url.partition("#/quiz/")[2]
    tablet.press("Toon het antwoord")


def open_a_question(tablet: Furnished) -> None:
    tablet.go("#/questions")
    tablet.page.locator("a.asked").first.click()
    expect(tablet.page.locator(".talk")).to_be_visible()
    tablet.ids["thread"] = last_of(tablet)


def say_how_many(tablet: Furnished, people: int) -> None:
    tablet.go(f"#/activity/{tablet.ids['activity']}")
    tablet.page.locator(".pad").get_by_role("button", name=str(people), exact=True).click()
    expect(tablet.page.locator(".pad [aria-pressed=true]")).to_have_text(str(people))


def last_of(tablet: Tablet) -> str:
    return tablet.page.url.rpartition("/")[2]


def show(tablet: Furnished, name: str) -> None:
    """Come to the screen from another one, and do there what has to be done."""
    screen = SCREENS[name]
    address = screen.address.format_map(tablet.ids)
    if name in NEW:
        tablet.page.goto(f"{tablet.elsewhere.url}/staff{address}")
        tablet.reload()
        expect(tablet.page.locator("main.gate")).to_be_visible()
    else:
        come_to(tablet, address, is_anew=screen.deed is not None)
    if screen.deed:
        tablet.page.evaluate(SETTLED, QUIET)
        screen.deed(tablet)
    tablet.page.evaluate(SETTLED, QUIET)


def come_to(tablet: Furnished, address: str, *, is_anew: bool) -> None:
    if is_anew or not tablet.page.url.startswith(tablet.wire.url):
        tablet.open("/staff#/queue")
        tablet.reload()  # nothing is left of what was done before
    tablet.come_back()
    tablet.go("#/queue" if address != "#/queue" else "#/look")
    tablet.page.evaluate(LEAVE)
    tablet.go(address)
    expect(tablet.page.locator("[data-left]:visible")).to_have_count(0)
    expect(tablet.page.locator("h1")).not_to_have_text(tablet.say("Even wachten …"))


def look(tablet: Furnished, one: Look) -> dict[str, list[str]]:
    """What is wrong with it, by what was looked for."""
    prefer(tablet.page, one.theme, ViewportSize(width=one.size[0], height=one.size[1]))
    show(tablet, one.screen)
    arrival = [] if SCREENS[one.screen].deed or one.screen in NEW else run_lint(tablet.page, "arrival")
    return told({"arrival": arrival, **find_faults(tablet.page, one.theme, LEAST)})
