"""Registers the slice's tables and migrations with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from backend.packs.change_tables import ContentChange
from backend.packs.media_tables import MediaNote, Take
from backend.packs.tables import Fact, Keywords, Media, Pack, Resource, Segment, Theme, Translation
from backend.packs.version_tables import Newest, PackVersion, Removed, Version

APP_CONFIG = AppConfig(
    app_name="packs",
    migrations_folder_path=Path(__file__).parent / "migrations",
    table_classes=[
        Pack,
        Theme,
        Resource,
        Segment,
        Translation,
        Fact,
        Media,
        Keywords,
        Version,
        Newest,
        PackVersion,
        Removed,
        ContentChange,
        MediaNote,
        Take,
    ],
)
