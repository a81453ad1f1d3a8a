"""What the document of the API shows of devices, of what waits for a person, and of what teams wrote."""

from typing import Any

DAY = "2026-11-30"
HASH = "5f1c" * 16
DEVICES = {
    "devices": [
        {
            "id": "dGFibGV0LXRhYmxldC0xMg",
            "name": "Tablet 1",
            "places": ["azc-ergens"],
            "is_for_helpers": False,
            "enrolled_on": DAY,
            "seen_on": DAY,
            "people": [
                {"id": "c2FubmUtc2FubmUtc2Fubg", "name": "Sanne", "role": "staff", "has_started": True}
            ],
        }
    ]
}
NEW_DEVICE = {"name": "Tablet 1", "places": ["azc-ergens"]}
INVITED = {
    "code": "K7PX2M9QTR",
    "link": "https://wegwijs.example/staff#/enrol?c=K7PX2M9QTR",
    "qr": "data:image/svg+xml;charset=utf-8,%3Csvg…",
    "seconds": 600,
}
HELD_OPERATIONS: dict[str, Any] = {
    "total": 1,
    "held": [
        {
            "commit_seq": 41,
            "reason": "other-place",
            "day": DAY,
            "operation": {"place": "elders", "entity": "count", "entity_id": "v1"},
        }
    ],
}
HELD: dict[str, Any] = {
    "total": 1,
    "held": [
        {
            "commit_seq": 42,
            "reason": "unknown-place",
            "day": DAY,
            "batch": {"shape": "week", "period": "2026-W48", "rows": []},
        }
    ],
}
TEXTS = {
    "total": 1,
    "texts": [{"hash": HASH, "day": DAY, "place": "azc-ergens", "text": "De deur blijft dicht."}],
}
ERASED = {"total": 1, "erased": [{"hash": HASH, "day": DAY, "erased_by": "Sanne"}]}
