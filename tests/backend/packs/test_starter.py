"""Authors' mistakes are refused, and the refusal says where they are."""

from pathlib import Path

import pytest

from backend.packs.errors import ContentError
from backend.packs.scenes import check_pictures, read_kit
from backend.packs.segments import segments_of
from backend.packs.starter import read_pack, read_starter
from tests.backend.packs.sample import FIRST, PACK, SECOND, write_kit, write_pack


def test_a_whole_pack_is_read_in_the_order_that_its_authors_gave(tmp_path: Path) -> None:
    write_pack(tmp_path)
    (pack,) = read_starter(tmp_path)
    assert [resource.id for resource in pack.resources] == ["B1-01", "B1-02"]
    assert [segment.id for segment in segments_of(pack)][:6] == [
        "buurt.title",
        "buurt.summary",
        "buurt.theme-hulp",
        "buurt.theme-huis",
        "B1-01.title",
        "B1-01.summary",
    ]
    assert len(segments_of(pack)) == 19


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [
        ("theme: huis", "theme: straat", "buurt/B1-01.yaml: B1-01: theme: 'straat'"),
        ("level: A1", "level: C9", "B1-01.yaml: B1-01: level: Invalid enum"),
        ("level: A1", "levle: A1", "unknown field `levle`"),
        ('{id: h1, nl: "De straat"}', "{id: h1, nl: 5}", "blocks[0].text.nl: Expected `str`, got `int`"),
        ('{id: h1, nl: "De straat"}', '{id: h1, nl: " "}', "blocks[0].text.nl"),
        ("type: heading", "type: headline", "blocks[0].type"),
        ("name: hours", "name: weather", "blocks[4].name"),
        ("{fact:prijs}", "{fact:tarief}", "B1-01: p1: the fact 'tarief' is not in the pack"),
        ("language: ar", "language: nl", "B1-01: keywords: 'nl' is there 2 times"),
        ("words: [plein", 'words: [" plein"', "B1-01: keywords[0].words[0]"),
        ("id: i2", "id: i1", "B1-01: text ids: 'i1' is there 2 times"),
        ("law: stable", "law: stable\nlaw: yearly", "'law' is there 2 times"),
        ("id: B1-01", "id: B1-09", "B1-01.yaml: id: 'B1-09' is not the file's name"),
        ("scale: 120", "scale: 1.2", "picture.scene[0].scale: Expected `int`, got `float`"),
    ],
)
def test_a_mistake_in_a_resource_is_named_with_its_place(
    tmp_path: Path, right: str, wrong: str, place: str
) -> None:
    assert right in FIRST
    folder = write_pack(tmp_path, first=FIRST.replace(right, wrong, 1))
    with pytest.raises(ContentError) as refused:
        read_pack(folder)
    assert place in str(refused.value)


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [
        ("[B1-01, B1-02]", "[B1-01, B1-02, B1-03]", "resources: there is no B1-03.yaml"),
        ("[B1-01, B1-02]", "[B1-01]", "resources: B1-02.yaml is not named"),
        ("id: prijs", "id: balie", "facts: 'balie' is there 2 times"),
        ("[nl, en, ar, fa-AF]", "[en, nl]", "languages: the first is nl"),
        ("expiry: warn", "expiry: later", "facts[0].expiry"),
        ("expiry: warn", "expirey: warn", "unknown field `expirey`"),
        ("kind: phone", "kind: code", "B1-02: n1-text: 'balie' is no phone fact"),
    ],
)
def test_a_mistake_in_pack_yaml_is_named_with_its_place(
    tmp_path: Path, right: str, wrong: str, place: str
) -> None:
    assert right in PACK
    folder = write_pack(tmp_path, pack=PACK.replace(right, wrong, 1))
    with pytest.raises(ContentError) as refused:
        read_pack(folder)
    assert place in str(refused.value)


@pytest.mark.parametrize(
    ("first", "second", "place"),
    [
        (FIRST.replace("part: plant", "part: tree"), SECOND, "B1-01: alt: no part 'tree' in the kit"),
        (FIRST, SECOND.replace("icon: phone", "icon: fone"), "B1-02: no pictogram 'fone' in the kit"),
    ],
)
def test_a_drawing_that_the_kit_lacks_is_refused(tmp_path: Path, first: str, second: str, place: str) -> None:
    pack = read_pack(write_pack(tmp_path, first=first, second=second))
    kit = read_kit(write_kit(tmp_path / "kit.json"))
    with pytest.raises(ContentError, match=place):
        check_pictures(pack, kit)


def test_a_scene_that_is_too_large_for_a_phone_s_bundle_is_refused(tmp_path: Path) -> None:
    trees = ", ".join(["{part: plant, x: 4, y: 10, scale: 120, tone: leaf}"] * 30)
    pack = read_pack(write_pack(tmp_path, first=FIRST.replace("scene: [", f"scene: [{trees}, ")))
    with pytest.raises(ContentError, match=r"B1-01: alt: the scene has .* at most 1536"):
        check_pictures(pack, read_kit(write_kit(tmp_path / "kit.json")))


def test_the_kit_s_own_names_pass(tmp_path: Path) -> None:
    kit = read_kit(write_kit(tmp_path / "kit.json"))
    check_pictures(read_pack(write_pack(tmp_path)), kit)
