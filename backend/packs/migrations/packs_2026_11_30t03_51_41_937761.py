from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Varchar

from backend.core.database import DB

ID = "2026-11-30T03:51:41:937761"
VERSION = "1.38.0"
DESCRIPTION = "room for the kind language-contrast"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="packs", description=DESCRIPTION)
    if (
        DB.engine_type == "postgres"
    ):  # SQLite holds nobody to a length, and Piccolo warns that it cannot change one
        manager.alter_column(
            table_class_name="Resource",
            tablename="resource",
            column_name="type",
            db_column_name="type",
            params={"length": 32},
            old_params={"length": 16},
            column_class=Varchar,
            old_column_class=Varchar,
            schema=None,
        )
    return manager
