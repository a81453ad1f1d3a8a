"""What a device signs of a request: HTTP message signatures (RFC 9421) in one form, with a digest of the body (clause 4.0)."""

import re
from base64 import b64encode
from typing import NamedTuple

from sync.errors import PeerError

COMPONENTS = '("@method" "@path" "@query" "content-digest")'
ALGORITHM = "ecdsa-p256-sha256"  # r and s, 32 bytes each (RFC 9421 3.3.4)

_INPUT = re.compile(
    r'sig=(\("@method" "@path" "@query" "content-digest"\);created=([0-9]{1,12});nonce="([A-Za-z0-9_-]{22})";'
    r'keyid="([A-Za-z0-9_-]{22})";alg="ecdsa-p256-sha256")(?!\n)'
)


class SignatureInput(NamedTuple):
    """Who signed, when (seconds since 1970), and with which random id; `params` is what was signed of it."""

    params: str
    created: int
    nonce: str
    device: str


def write_params(device: str, nonce: str, created: int) -> str:
    """What goes behind `sig=` in the header Signature-Input."""
    return f'{COMPONENTS};created={created};nonce="{nonce}";keyid="{device}";alg="{ALGORITHM}"'


def read_params(header: str) -> SignatureInput:
    """The header Signature-Input.

    Raises: PeerError bad-signature where it has another form.
    """
    found = _INPUT.fullmatch(header)
    if found is None:
        raise PeerError("bad-signature", "no Signature-Input of this protocol")
    return SignatureInput(found[1], int(found[2]), found[3], found[4])


def content_digest(sha256: bytes) -> str:
    """The header Content-Digest (RFC 9530) of a body with this hash."""
    return f"sha-256=:{b64encode(sha256).decode()}:"


def signature_base(method: str, target: str, digest: str, params: str) -> bytes:
    """The bytes that are signed; `target` is the path, with `?` and the query where there is one."""
    path, _, query = target.partition("?")
    return (
        f'"@method": {method}\n"@path": {path}\n"@query": ?{query}\n"content-digest": {digest}\n'
        f'"@signature-params": {params}'
    ).encode()
