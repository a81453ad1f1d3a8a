"""Registers the slice's tables and migrations with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from backend.items.tables import Item

APP_CONFIG = AppConfig(
    app_name="items",
    migrations_folder_path=Path(__file__).parent / "migrations",
    table_classes=[Item],
)
