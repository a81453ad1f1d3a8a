"""Registers the slice's tables and migrations with Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from backend.accounts.audit_tables import AuditEntry, BegunDeed
from backend.accounts.factor_tables import CodeApp, Passkey, RecoveryCode
from backend.accounts.tables import Account, Device, DevicePerson, Invitation, Session, StartCode

APP_CONFIG = AppConfig(
    app_name="accounts",
    migrations_folder_path=Path(__file__).parent / "migrations",
    table_classes=[
        Account,
        Session,
        Device,
        Invitation,
        DevicePerson,
        StartCode,
        AuditEntry,
        BegunDeed,
        Passkey,
        CodeApp,
        RecoveryCode,
    ],
)
