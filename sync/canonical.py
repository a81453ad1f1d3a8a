"""One value, one sequence of bytes: RFC 8785 for the JSON we use, and names of blobs made from bytes.

TUF metadata are not written here: they keep the bytes that their own library signed (clause 1.1).
"""

import hashlib
from json.encoder import encode_basestring
from typing import Any

import msgspec

from sync.errors import CallerError
from sync.fields import MAX_INTEGER


def canonical(value: Any) -> bytes:
    """The canonical UTF-8 bytes of JSON values or structs (clause 1.1).

    Raises: CallerError not-canonical for floats, integers from 2^53 on, text without a UTF-8 form, and what is too deep.
    """
    try:
        return _write(msgspec.to_builtins(value, builtin_types=(bytes, bytearray))).encode()
    except RecursionError as error:
        raise CallerError("not-canonical", "nested too deep") from error
    except UnicodeEncodeError as error:
        raise CallerError("not-canonical", "half of a surrogate pair") from error


def name_blob(data: bytes) -> str:
    """The name of a blob: the SHA-256 of its bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _write(value: Any) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict):
        return (
            "{"
            + ",".join([f"{encode_basestring(name)}:{_write(value[name])}" for name in _names(value)])
            + "}"
        )
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_write, value)) + "]"
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int) and abs(value) <= MAX_INTEGER:
        return str(value)
    raise CallerError("not-canonical", f"{type(value).__name__} {value!r}")


def _names(value: dict[Any, Any]) -> list[str]:
    """RFC 8785 3.2.3: members are sorted by UTF-16 code units, not by code points; in ASCII these are the same."""
    try:
        is_plain = "".join(value).isascii()
    except TypeError as error:
        raise CallerError("not-canonical", f"a name that is no text: {[*value]!r}") from error
    return sorted(value) if is_plain else sorted(value, key=_code_units)


def _code_units(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")
