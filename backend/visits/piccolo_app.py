"""Registers the slice's tables and migrations with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from backend.visits.tables import StaffRecord

APP_CONFIG = AppConfig(
    app_name="visits",
    migrations_folder_path=Path(__file__).parent / "migrations",
    table_classes=[StaffRecord],
)
