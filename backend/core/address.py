"""Where the database is: the path of an SQLite file, or a PostgreSQL server's address, which may hold a password."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

SCHEMES = ("postgresql", "postgres")


class PostgresAddress:
    """`url` opens it; what is printed or logged of it says where it is and never with which password."""

    def __init__(self, url: str) -> None:
        """Raises: ValueError where the url names no database of PostgreSQL; the message does not repeat it."""
        parts = urlsplit(url)
        if parts.scheme not in SCHEMES or len(parts.path) < 2:
            raise ValueError("use postgresql://<user>:<password>@<host>/<database>")
        try:
            _ = parts.port
        except ValueError:
            raise ValueError("the port is no number") from None
        self.url = url
        asked = dict(parse_qsl(parts.query))
        self.password = unquote(parts.password or "") or asked.pop("password", "")
        user, at, host = parts.netloc.rpartition("@")
        netloc = f"{user.partition(':')[0]}{at}{host}"
        self.shown = urlunsplit(("postgresql", netloc, parts.path, urlencode(asked, safe="/"), ""))

    def beside(self, database: str) -> "PostgresAddress":
        """Another database of the same server."""
        return PostgresAddress(urlunsplit(urlsplit(self.url)._replace(path=f"/{database}")))

    def __repr__(self) -> str:
        return self.shown

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PostgresAddress) and other.url == self.url

    def __hash__(self) -> int:
        return hash(self.url)


Address = Path | PostgresAddress
