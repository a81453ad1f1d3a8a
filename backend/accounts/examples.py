"""What the document of the API shows of accounts."""

from typing import Any

WHEN = "2026-11-30T09:15:00Z"
ACCOUNT = "c2FubmUtc2FubmUtc2Fubg"
SIGNED_IN: dict[str, Any] = {
    "id": ACCOUNT,
    "name": "Sanne",
    "roles": ["editor"],
    "may": ["read", "edit"],
    "languages": [],
    "places": [],
    "csrf": "Zm9ybQ",
    "has_mfa": True,
    "with_factor": [],
    "awaits_factor": False,
}
CREDENTIALS = {"name": "Sanne", "password": "een heel lang wachtwoord"}
CODE = {"code": "123456"}
OWN = {
    "factors": {
        "passkeys": [{"id": "5f1c" * 16, "name": "Laptop", "made_on": "2026-11-30", "used_on": "2026-11-30"}],
        "has_code_app": True,
        "recovery_codes": 9,
    },
    "sessions": [
        {
            "id": "a1b2" * 8,
            "browser": "Firefox · Linux",
            "factor": "passkey",
            "began_at": WHEN,
            "seen_at": WHEN,
            "is_this": True,
        }
    ],
}
BEGUN_APP = {"secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "qr": "data:image/svg+xml;charset=utf-8,%3Csvg…"}
CEREMONY = {
    "challenge": "c2lnbiB0aGlz",
    "rp_id": "wegwijs.example",
    "user_id": ACCOUNT,
    "user_name": "Sanne",
    "known": [],
}
MADE_PASSKEY = {
    "name": "Laptop",
    "credential": "Y3JlZGVudGlhbA",
    "client_data": "eyJ0eXBlIjoi",
    "attestation": "o2NmbXRk",
}
SHOWN_PASSKEY = {
    "credential": "Y3JlZGVudGlhbA",
    "client_data": "eyJ0eXBlIjoi",
    "authenticator_data": "SZYN5YgO",
    "signature": "MEUCIQDb",
}
RECOVERY_CODES = {"codes": ["K7PX2M9QTRWAC4HD", "2HDQ9TK7WAXC4RMP"]}
NEW_PASSWORD = {"was": "een heel lang wachtwoord", "password": "een nog veel langer wachtwoord"}
GRANTS = [{"role": "translator", "languages": ["ar"]}]
PEOPLE = {
    "people": [
        {
            "id": ACCOUNT,
            "name": "Sanne",
            "roles": [{"role": "editor"}],
            "can_log_in": True,
            "has_factor": True,
        }
    ]
}
NEW_USER = {"name": "Nadia", "roles": GRANTS, "password": "een heel lang wachtwoord"}
NEW_ROLES = {"roles": GRANTS}
START_CODE = {"code": "K7PX2M9Q", "ends_at": "2026-12-07T09:15:00Z"}
AUDIT = {
    "chain": {"entries": 1, "newest": "5f1c" * 16, "broken_at": 0},
    "entries": [
        {
            "number": 1,
            "at": WHEN,
            "actor": "Ahmed",
            "deed": "role",
            "subject": "Nadia",
            "detail": "editor → translator (ar)",
            "hash": "5f1c" * 16,
        }
    ],
    "cut_off": [
        {
            "id": "AAAAAAAAAAAAAAAAAAAAAA",
            "at": WHEN,
            "actor": "Ahmed",
            "deed": "recall",
            "subject": "wonen/fietsen",
            "asked": "tot en met 3: De bus kost niets.",
            "before": "5f1c" * 16,
        }
    ],
}
