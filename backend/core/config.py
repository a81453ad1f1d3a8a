"""Settings: read once from WEGWIJS_* at the start, then passed as one value; nothing else reads the environment."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from backend.core.address import Address, PostgresAddress
from backend.core.errors import SettingsError

HOUSE = Path(__file__).resolve().parents[2]
SQLITE = "wegwijs.sqlite"
ENVIRONMENTS = ("development", "production")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that differs between one installation and the next."""

    data: Path
    sqlite: Path
    postgres: PostgresAddress | None = None  # instead of the file `sqlite`
    blobs: Path
    env: str = "development"
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""
    tls_cert: Path | None = None
    tls_key: Path | None = None
    dist: Path = HOUSE / "pwa" / "dist"
    kit: Path = HOUSE / "pwa" / "src" / "ui" / "kit.json"
    starter: Path = HOUSE / "backend" / "starter"
    locale: Path = HOUSE / "locale"

    @property
    def database(self) -> Address:
        return self.postgres or self.sqlite

    @property
    def is_production(self) -> bool:
        return self.env == "production"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def takes(self) -> Path:
        """Recordings that nobody else has listened to yet, apart from what phones may fetch."""
        return self.data / "takes"

    @property
    def high_water(self) -> Path:
        """Outside the database and its backups (clause 1.6)."""
        return self.data / "high-water"

    @property
    def is_https(self) -> bool:
        """True when browsers reach us over TLS, so cookies may be Secure."""
        return self.public_url.startswith("https://") or self.tls_cert is not None


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from WEGWIJS_* variables.

    Raises: SettingsError naming the variable.
    """
    data = Path(environ.get("WEGWIJS_DATA") or "data").resolve()
    cert, key = (_file(environ, name) for name in ("WEGWIJS_TLS_CERT", "WEGWIJS_TLS_KEY"))
    if (cert is None) != (key is None):
        raise SettingsError("WEGWIJS_TLS_CERT and WEGWIJS_TLS_KEY: set both or neither")
    database = _database(environ, data)
    return Settings(
        data=data,
        env=_one_of(environ, "WEGWIJS_ENV", ENVIRONMENTS),
        sqlite=database if isinstance(database, Path) else data / SQLITE,
        postgres=None if isinstance(database, Path) else database,
        blobs=Path(environ.get("WEGWIJS_BLOBS") or data / "blobs").resolve(),
        host=environ.get("WEGWIJS_HOST") or "127.0.0.1",
        port=_port(environ),
        public_url=_public_url(environ),
        tls_cert=cert,
        tls_key=key,
        starter=_folder(environ, "WEGWIJS_STARTER") or HOUSE / "backend" / "starter",
    )


def _one_of(environ: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    value = environ.get(name) or allowed[0]
    if value not in allowed:
        raise SettingsError(f"{name}={value}: use one of {', '.join(allowed)}")
    return value


def _database(environ: Mapping[str, str], data: Path) -> Address:
    value = environ.get("WEGWIJS_DATABASE")
    if not value:
        return data / SQLITE
    scheme, _, rest = value.partition("://")
    if scheme == "sqlite" and len(rest) > 1 and rest.startswith("/"):
        return Path(rest[1:]).resolve()
    try:
        return PostgresAddress(value)
    except ValueError:
        # Its value may hold a password, so it is not repeated.
        raise SettingsError(
            "WEGWIJS_DATABASE: use sqlite:///<path of the file> or postgresql://<user>:<password>@<host>/<database>"
        ) from None


def _port(environ: Mapping[str, str]) -> int:
    value = environ.get("WEGWIJS_PORT") or "8000"
    if not value.isascii() or not value.isdigit() or not 0 < int(value) < 65536:
        raise SettingsError(f"WEGWIJS_PORT={value}: use a number from 1 to 65535")
    return int(value)


def _public_url(environ: Mapping[str, str]) -> str:
    value = (environ.get("WEGWIJS_PUBLIC_URL") or "").rstrip("/")
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.netloc or parts.path):
        raise SettingsError(f"WEGWIJS_PUBLIC_URL={value}: use http(s)://host without a path")
    return value


def _file(environ: Mapping[str, str], name: str) -> Path | None:
    value = environ.get(name)
    if not value:
        return None
    if not Path(value).is_file():
        raise SettingsError(f"{name}={value}: there is no such file")
    return Path(value).resolve()


def _folder(environ: Mapping[str, str], name: str) -> Path | None:
    value = environ.get(name)
    if not value:
        return None
    if not Path(value).is_dir():
        raise SettingsError(f"{name}={value}: there is no such folder")
    return Path(value).resolve()
