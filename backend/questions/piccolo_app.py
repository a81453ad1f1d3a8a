"""Registers the slice's tables and migrations with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from backend.questions.tables import Message, Thread

APP_CONFIG = AppConfig(
    app_name="questions",
    migrations_folder_path=Path(__file__).parent / "migrations",
    table_classes=[Thread, Message],
)
