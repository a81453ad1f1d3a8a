from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.core.database import DB

ID = "2026-11-30T12:06:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "the audit is appended to only"

REFUSED = "the audit is appended to only"
SQLITE = [
    f"CREATE TRIGGER audit_entry_{deed.lower()} BEFORE {deed} ON audit_entry BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    for deed in ("UPDATE", "DELETE")
]
POSTGRES = [
    "CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$",
    "CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()",
]


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="accounts", description=DESCRIPTION)

    async def refuse_changes() -> None:
        for statement in SQLITE if DB.engine_type == "sqlite" else POSTGRES:
            await DB.run_ddl(statement)

    manager.add_raw(refuse_changes)
    return manager
