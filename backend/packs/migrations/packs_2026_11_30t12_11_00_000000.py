from collections.abc import Iterator

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from backend.core.database import DB

ID = "2026-11-30T12:11:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "changes of texts are counted by the database itself"

# Table → what its language is, as SQL over one of its rows.
LANGUAGE = {"segment": "'nl'", "translation": "{row}language"}
DEEDS = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}
ADD = "ON CONFLICT (id) DO UPDATE SET n = content_change.n + 1"


def sqlite() -> Iterator[str]:
    for table, language in LANGUAGE.items():
        for deed, side in DEEDS.items():
            key = f"{side}.pack || '.' || {language.format(row=f'{side}.')}"
            yield (
                f"CREATE TRIGGER {table}_{deed.lower()}_counted AFTER {deed} ON {table} BEGIN "
                f"INSERT INTO content_change (id, n) VALUES ({key}, 1) {ADD}; END"
            )


def postgres() -> Iterator[str]:
    """Once for each statement: a row that is updated thousands of times in one transaction gets slower each time."""
    for table, language in LANGUAGE.items():
        key = f"pack || '.' || {language.format(row='')}"
        yield (
            f"CREATE FUNCTION count_{table}_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"INSERT INTO content_change (id, n) SELECT DISTINCT {key}, 1 FROM changed {ADD}; RETURN NULL; END $$"
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
