"""Registers the slice's tables and migrations with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from backend.board.tables import BoardLook

APP_CONFIG = AppConfig(
    app_name="board",
    migrations_folder_path=Path(__file__).parent / "migrations",
    table_classes=[BoardLook],
)
