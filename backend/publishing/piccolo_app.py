"""Registers the slice's tables and migrations with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from backend.publishing.tables import PublisherKey, Waived

APP_CONFIG = AppConfig(
    app_name="publishing",
    migrations_folder_path=Path(__file__).parent / "migrations",
    table_classes=[Waived, PublisherKey],
)
