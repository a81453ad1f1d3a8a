"""What the studio's replies about publishing look like, for the API's document."""

DIGEST = "1f3a" * 16
KEYID = "c0de" * 16
PUBLICATION = {
    "editions": [{"pack": "aankomst", "edition": 5, "places": ["azc-delft"]}],
    "unchanged": [],
    "signed": [],
    "proposed": ["targets"],
}
SIGNER = {"keyid": KEYID, "holder": "Anna", "is_in_browser": True}
OVERVIEW = {
    "is_production": True,
    "packs": [
        {
            "id": "aankomst",
            "title": "Net aangekomen",
            "edition": 4,
            "staged": {"edition": 5, "places": ["azc-delft"], "is_paused": False},
            "waits": None,
        }
    ],
    "waiting": [
        {
            "file": "7.targets.json",
            "role": "targets",
            "version": 7,
            "expires": "2027-05-29T10:00:00Z",
            "digest": DIGEST,
            "threshold": 2,
            "signed_by": [SIGNER],
            "may_sign": [{"keyid": "beef" * 16, "holder": "", "is_in_browser": False}],
            "needs_own_machine": True,
        }
    ],
    "keys": [
        {"keyid": KEYID, "holder": "Anna", "held": "browser", "standing": "current", "made_on": "2026-11-30"}
    ],
    "recalls": [],
}
PACK_CHANGES = {
    "pack": "aankomst",
    "former": 4,
    "edition": 0,
    "cards": [
        {
            "card": "F1-01",
            "title": "De eerste dagen",
            "kind": "changed",
            "languages": [{"language": "ar", "shows": "ar", "kind": "changed", "delta": 38}],
        }
    ],
    "weights": [
        {"language": "ar", "delta": 38, "update": 1210, "whole": 24031, "pictures": 0, "sound": 90112}
    ],
}
CHANGES = {
    "changes": PACK_CHANGES,
    "cards": [{"id": "F1-01", "title": "De eerste dagen"}],
    "past": [
        {"edition": 4, "published": "2026-11-20", "notes": "Nieuwe tijden.", "places": [], "restores": None}
    ],
}
TEXTS = {"texts": [{"at": "F1-01.p1", "before": "U hebt een bed.", "after": "U hebt een bed en een kast."}]}
WAIVER = {
    "pack": "aankomst",
    "gate": "reviewer",
    "resource": "F1-09",
    "language": "ti",
    "reason": "De lezer komt volgende week terug.",
    "ends_on": "2026-12-10",
    "id": "A" * 22,
    "made_by": "Anna",
    "made_on": "2026-11-30",
}
GATES = {
    "gates": [
        {
            "name": "expired",
            "is_passed": False,
            "blocks": True,
            "can_be_waived": False,
            "findings": [
                {
                    "rule": "expired",
                    "pack": "aankomst",
                    "card": "pack",
                    "at": "prijs",
                    "language": "",
                    "problem": "ended on 2026-11-01",
                }
            ],
            "total": 1,
            "waived": 0,
        }
    ],
    "waivers": [WAIVER],
}
PROPOSAL = {
    "packs": [
        {"target": "aankomst.next.json", "places": ["azc-delft"], "changes": {**PACK_CHANGES, "edition": 5}}
    ],
    "lines": [],
}
SIGNED = {"current": ["targets", "snapshot", "timestamp"]}
KEY = {"keyid": KEYID}
REGIONS = {
    "regions": [
        {
            "id": "noord",
            "keyid": KEYID,
            "holder": "Anna",
            "standing": "current",
            "unsigned": ["Bibliotheek Noord"],
        }
    ]
}
NEW_SIGNATURE = {"keyid": KEYID, "signature": "30" * 70, "digest": DIGEST}
OWN_KEY = {"spki": "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE" + "A" * 88}
ROTATION = {"add": [KEYID], "remove": ["beef" * 16]}
NEW_RECALL = {"pack": "aankomst", "resource": "F1-01", "reason": "Dit klopt niet meer."}
NEW_PUBLICATION = {"notes": "De eerste dagen zijn korter.", "places": ["azc-delft"]}
GOING_BACK = {"edition": 4, "notes": "Terug: de nieuwe tekst klopte niet."}
NEW_WAIVER = {
    "pack": "aankomst",
    "gate": "language",
    "resource": "F1-01",
    "language": "ar",
    "reason": "De vertaling is besteld en komt vrijdag.",
    "ends_on": "2026-12-14",
}
