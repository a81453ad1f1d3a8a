"""Registers the slice's tables and migrations with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from backend.places.tables import OverlayDraft, Place, PlacePhoto

APP_CONFIG = AppConfig(
    app_name="places",
    migrations_folder_path=Path(__file__).parent / "migrations",
    table_classes=[Place, OverlayDraft, PlacePhoto],
)
