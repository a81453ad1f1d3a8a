"""A small pack with every block that carries text, for tests to write, break and change."""

import json
from pathlib import Path

PACK = """\
id: buurt
title: {id: title, nl: "In de buurt"}
summary: {id: summary, nl: "Wat is er om je heen?"}
phases: [1]
track: all
audience: newcomer
tone: canal
languages: [nl, en, ar, fa-AF]
resources: [B1-01, B1-02]
themes:
  - {id: hulp, title: {id: theme-hulp, nl: "Hulp"}, icon: phone, tone: brick}
  - {id: huis, title: {id: theme-huis, nl: "Huis"}, icon: home, tone: leaf}
facts:
  - id: balie
    kind: phone
    value: "010 123 45 67"
    source: "https://example.org/balie"
    source_name: "Balie"
    last_checked: 2026-11-01
    valid_until: 2027-05-01
    expiry: warn
    law: yearly
    owner: redactie
    successor: {value: "010 765 43 21", valid_from: 2027-01-01}
  - id: prijs
    kind: money
    value: "€ 5"
    source: "https://example.org/prijs"
    source_name: "Balie"
    last_checked: 2026-11-01
    expiry: hide
    law: stable
    owner: redactie
"""

FIRST = """\
id: B1-01
type: article
theme: huis
domains: [5]
phases: [1]
track: all
audience: newcomer
level: A1
sensitivity: green
law: stable
source: "https://example.org/huis"
source_name: "Huis"
last_checked: 2026-11-20
title: {id: title, nl: "Waar ben ik?"}
summary: {id: summary, nl: "Dit is je straat."}
keywords:
  - {language: nl, words: [plein, "om de hoek"]}
  - {language: ar, words: [حارة]}
picture: {scene: [{part: plant, x: 4, y: 10, scale: 120}, {part: building, x: 30, y: 8, tone: leaf}], ground: tint, alt: {id: alt, nl: "Een straat met een boom"}}
blocks:
  - {type: heading, text: {id: h1, nl: "De straat"}}
  - {type: paragraph, text: {id: p1, nl: "De bus kost {fact:prijs}."}}
  - {type: list, items: [{id: i1, nl: "Links is de winkel."}, {id: i2, nl: "Rechts is de school."}]}
  - {type: callout, tone: library, text: {id: c1, nl: "De bibliotheek helpt je."}}
  - {type: slot, name: hours}
"""

SECOND = """\
id: B1-02
type: infographic
theme: hulp
domains: [1, 2]
phases: [1]
track: all
audience: newcomer
level: A1
sensitivity: yellow
law: yearly
source: "https://example.org/hulp"
source_name: "Hulp"
last_checked: 2026-11-20
title: {id: title, nl: "Wie helpt mij?"}
summary: {id: summary, nl: "Bel de balie."}
blocks:
  - {type: node, icon: phone, tone: brick, label: {id: n1-label, nl: "Balie"}, text: {id: n1-text, nl: "Weet de weg."}, not: {id: n1-not, nl: "Geen dokter"}, phone: balie}
  - {type: step, text: {id: s1, nl: "Bel {fact:balie}."}, detail: {id: s1-detail, nl: "Dat kan elke dag."}}
"""

KIT = {"parts": {"plant": {}, "building": {}}, "pictograms": {"phone": {}, "home": {}}}


def write_pack(starter: Path, *, first: str = FIRST, second: str = SECOND, pack: str = PACK) -> Path:
    """Write the pack's folder, whole or with changed files."""
    folder = starter / "buurt"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(pack, "utf-8")
    (folder / "B1-01.yaml").write_text(first, "utf-8")
    (folder / "B1-02.yaml").write_text(second, "utf-8")
    return folder


def write_kit(path: Path) -> Path:
    path.write_text(json.dumps(KIT), "utf-8")
    return path
