"""What the tests of questions share: the phone, and what stands on its screen."""

import json

from playwright.sync_api import Locator

from tests.browser.phone import Phone
from tests.browser.server import Server

TOPICS = ["opvang", "gezondheid", "taal", "bibliotheek", "kinderen", "rechten"]
SCHOOL = "Wanneer gaat mijn kind naar school?"


def offline(phone: Phone, language: str = "nl") -> Phone:
    """The phone with its pack, and no network any more."""
    phone.begin(language)
    phone.save_pack()
    phone.cut_network()
    return phone


def topics(phone: Phone) -> Locator:
    return phone.page.locator("fieldset.pictures").first.locator("button")


def ready(phone: Phone) -> Locator:
    return phone.page.locator("form.ask fieldset.pictures button")


def cards(phone: Phone) -> Locator:
    return phone.page.locator(".may-answer a")


def send(phone: Phone) -> None:
    phone.page.locator('form.ask button[type="submit"]').click()


def asked(server: Server) -> list[str]:
    """The ids of the questions that arrived."""
    return [question["id"] for question in json.loads(server.run("questions", "list"))["questions"]]
