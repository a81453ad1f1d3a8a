"""Settings come from the environment once, and a bad one stops the start by name."""

from pathlib import Path

import pytest

from backend.core.config import read_settings
from backend.core.errors import SettingsError


def test_without_variables_everything_has_its_place_in_the_data_folder() -> None:
    settings = read_settings({})
    data = Path("data").resolve()
    assert (settings.data, settings.database, settings.blobs) == (
        data,
        data / "wegwijs.sqlite",
        data / "blobs",
    )
    assert (settings.host, settings.port, settings.env) == ("127.0.0.1", 8000, "development")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEGWIJS_ENV", "prod"),
        ("WEGWIJS_PORT", "eighty"),
        ("WEGWIJS_PORT", "70000"),
        ("WEGWIJS_DATABASE", "mysql://x"),
        ("WEGWIJS_PUBLIC_URL", "wegwijs.example"),
        ("WEGWIJS_PUBLIC_URL", "https://wegwijs.example/app"),
        ("WEGWIJS_TLS_CERT", "/nowhere/cert.pem"),
        ("WEGWIJS_TLS_KEY", "/nowhere/key.pem"),
        ("WEGWIJS_STARTER", "/nowhere/packs"),
    ],
)
def test_an_unusable_value_stops_the_start_and_names_its_variable(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        read_settings({name: value})


def test_a_certificate_without_its_key_stops_the_start(tmp_path: Path) -> None:
    cert = tmp_path / "cert.pem"
    cert.write_text("x")
    with pytest.raises(SettingsError, match="WEGWIJS_TLS_KEY"):
        read_settings({"WEGWIJS_TLS_CERT": str(cert)})
