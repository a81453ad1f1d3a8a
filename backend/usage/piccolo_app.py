"""Registers the slice's tables and migrations with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from backend.usage.tables import UsageDay, UsageMonth, UsageWeek

APP_CONFIG = AppConfig(
    app_name="usage",
    migrations_folder_path=Path(__file__).parent / "migrations",
    table_classes=[UsageDay, UsageMonth, UsageWeek],
)
