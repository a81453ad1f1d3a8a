"""What a person is shown of records, to compare what several have."""

from sync.merging import CountsRecord, FieldsRecord, LoansRecord, Record, show_counts, show_fields, show_loan
from tests.tablets import View


def told_of(view: View) -> dict[object, object]:
    """Each record as it is shown."""
    return {key: _told(record) for key, record in view.items()}


def _told(record: Record) -> object:
    if isinstance(record, FieldsRecord):
        return "deleted" if record.is_deleted else show_fields(record)
    if isinstance(record, CountsRecord):
        return show_counts(record)
    return show_loan(record) if isinstance(record, LoansRecord) else record
