"""Registers the slice's tables and migrations with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from backend.translations.tables import TranslationRemark, TranslationVersion

APP_CONFIG = AppConfig(
    app_name="translations",
    migrations_folder_path=Path(__file__).parent / "migrations",
    table_classes=[TranslationVersion, TranslationRemark],
)
