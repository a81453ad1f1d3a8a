"""Registers the slice's tables and migrations with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from backend.intake.tables import (
    ChainLink,
    CommitSequence,
    ErasedText,
    Quarantine,
    ReplicaMark,
    StaffBody,
    StaffOperation,
    Taken,
    ToldMessage,
)

APP_CONFIG = AppConfig(
    app_name="intake",
    migrations_folder_path=Path(__file__).parent / "migrations",
    table_classes=[
        CommitSequence,
        Quarantine,
        Taken,
        StaffOperation,
        ChainLink,
        ReplicaMark,
        StaffBody,
        ErasedText,
        ToldMessage,
    ],
)
