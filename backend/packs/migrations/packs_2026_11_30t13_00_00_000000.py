from collections.abc import Iterator

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.core.database import DB

ID = "2026-11-30T13:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "changes of all else that a pack has are counted too, as `<pack>.-`"

# Table → the column that names its pack.
TABLES = {
    "pack": "id",
    "theme": "pack",
    "resource": "pack",
    "fact": "pack",
    "media": "pack",
    "keywords": "pack",
}
DEEDS = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}
ADD = "ON CONFLICT (id) DO UPDATE SET n = content_change.n + 1"


def sqlite() -> Iterator[str]:
    for table, column in TABLES.items():
        for deed, side in DEEDS.items():
            yield (
                f"CREATE TRIGGER {table}_{deed.lower()}_counted AFTER {deed} ON {table} BEGIN "
                f"INSERT INTO content_change (id, n) VALUES ({side}.{column} || '.-', 1) {ADD}; END"
            )


def postgres() -> Iterator[str]:
    for table, column in TABLES.items():
        yield (
            f"CREATE FUNCTION count_{table}_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"INSERT INTO content_change (id, n) SELECT DISTINCT {column} || '.-', 1 FROM changed {ADD}; RETURN NULL; END $$"
        )
        for deed, side in DEEDS.items():
            yield (
                f"CREATE TRIGGER {table}_{deed.lower()}_counted AFTER {deed} ON {table} "
                f"REFERENCING {side} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_{table}_change()"
            )


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="packs", description=DESCRIPTION)

    async def count_changes() -> None:
        for statement in sqlite() if DB.engine_type == "sqlite" else postgres():
            await DB.run_ddl(statement)

    manager.add_raw(count_changes)
    return manager
