"""Sealed and signed as a phone does it, byte for byte: `tests/vectors/sealing.json`, which TypeScript answers too."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_private_key

from backend.core.errors import SealError
from backend.core.sealing import OPERATION, read_centre_key, seal, unseal, verify
from sync.operations import Body
from sync.replica import write_box

FILE = Path(__file__).parents[2] / "vectors" / "sealing.json"
VECTORS = json.loads(FILE.read_text("utf-8"))
CENTRE = VECTORS["centre"]
OTHER = ec.derive_private_key(7, ec.SECP256R1())


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def named(kind: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in VECTORS["cases"] if case["kind"] == kind]


def opens() -> ec.EllipticCurvePrivateKey:
    key = load_der_private_key(raw(VECTORS["opens"]), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key


@pytest.mark.parametrize("case", named("sealed"))
def test_a_phones_words_are_sealed_as_here_and_opened(case: dict[str, Any]) -> None:
    own = ec.derive_private_key(int.from_bytes(raw(case["own"]["d"]), "big"), ec.SECP256R1())
    body = case["body"].encode()
    sealed = seal(body, read_centre_key(CENTRE["seal"]), own, bytes.fromhex(case["nonce"]))
    assert sealed.hex() == case["sealed"]
    assert unseal(sealed, [opens()]) == body


@pytest.mark.parametrize("case", named("not-sealed"))
def test_what_was_not_sealed_so_is_not_opened(case: dict[str, Any]) -> None:
    with pytest.raises(SealError):
        unseal(bytes.fromhex(case["sealed"]), [opens()])


@pytest.mark.parametrize("case", named("operation"))
def test_what_a_device_wrote_is_sealed_as_here_and_opened(case: dict[str, Any]) -> None:
    own = ec.derive_private_key(int.from_bytes(raw(case["own"]["d"]), "big"), ec.SECP256R1())
    body = write_box(case["operation"], [Body(**said) for said in case["bodies"]])
    sealed = seal(body, read_centre_key(CENTRE["seal"]), own, bytes.fromhex(case["nonce"]), OPERATION)
    assert sealed == raw(case["box"])
    assert unseal(sealed, [OTHER, opens()], OPERATION) == body


@pytest.mark.parametrize("case", named("not-opened"))
def test_what_was_sealed_for_something_else_is_not_opened(case: dict[str, Any]) -> None:
    with pytest.raises(SealError):
        unseal(raw(case["box"]), [opens()], OPERATION)


@pytest.mark.parametrize("case", named("signed"))
def test_a_signed_reply_is_read(case: dict[str, Any]) -> None:
    assert verify(bytes.fromhex(case["signed"]), read_centre_key(CENTRE["sign"])) == case["text"].encode()


@pytest.mark.parametrize("case", named("not-signed"))
def test_what_the_centre_did_not_sign_is_not_believed(case: dict[str, Any]) -> None:
    with pytest.raises(SealError):
        verify(bytes.fromhex(case["signed"]), read_centre_key(CENTRE["sign"]))


@pytest.mark.parametrize("key", ["", "AAAA", CENTRE["seal"][:-8], "!"])
def test_what_is_no_key_of_the_centre_says_so(key: str) -> None:
    with pytest.raises(SealError, match="names no key"):
        read_centre_key(key)
