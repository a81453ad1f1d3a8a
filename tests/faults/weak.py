"""The server, but with a database that is not synced at each commit: what a trace must find out. `python weak.py serve`."""

import functools
import sqlite3


class Weak(sqlite3.Connection):
    """Says yes to FULL and does NORMAL."""

    def executescript(self, script: str, /) -> sqlite3.Cursor:
        return super().executescript(script.replace("synchronous = FULL", "synchronous = NORMAL"))


sqlite3.connect = functools.partial(sqlite3.connect, factory=Weak)

if __name__ == "__main__":
    from backend.cli import main

    main()
