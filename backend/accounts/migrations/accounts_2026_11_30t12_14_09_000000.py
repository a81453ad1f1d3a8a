from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.core.database import DB

ID = "2026-11-30T12:14:09:000000"
VERSION = "1.38.0"
DESCRIPTION = "an account has several roles"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="accounts", description=DESCRIPTION)

    async def copy_roles() -> None:
        kept = "'[{\"role\":\"' || role || '\"}]'"
        cast = kept if DB.engine_type == "sqlite" else f"({kept})::json"
        await DB.run_ddl(f"UPDATE account SET roles = {cast}")  # words of ours

    manager.add_raw(copy_roles)

    manager.drop_column(
        table_class_name="Account",
        tablename="account",
        column_name="role",
        db_column_name="role",
        schema=None,
    )

    return manager
