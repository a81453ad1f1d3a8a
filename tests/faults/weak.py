"""The server, but with a database that is not synced at each commit: what a trace must find out. `python weak.py serve`."""

import functools
import sqlite3
from typing import Any

import asyncpg


class Weak(sqlite3.Connection):
    """Says yes to FULL and does NORMAL."""

    def executescript(self, script: str, /) -> sqlite3.Cursor:
        return super().executescript(script.replace("synchronous = FULL", "synchronous = NORMAL"))


connect_as_asked = asyncpg.connect


async def connect(url: str, **more: Any) -> "asyncpg.Connection[Any]":
    """Leaves the sync to whenever PostgreSQL comes to it."""
    settings = {**more.pop("server_settings"), "synchronous_commit": "off"}
    return await connect_as_asked(url, **more, server_settings=settings)


sqlite3.connect = functools.partial(sqlite3.connect, factory=Weak)
asyncpg.connect = connect

if __name__ == "__main__":
    from backend.cli import main

    main()
