"""Files that are two things at once: a picture to one program, and a page, a script or an archive to another."""

import re

MARKUP = re.compile(rb"<(?:script|svg|html|iframe|!doctype)|<\?php|javascript:", re.IGNORECASE)
ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
ZIP_END = b"PK\x05\x06"
ZIP_TAIL = 22 + 65_535  # bytes: the end of an archive and the longest remark behind it
PDF, PDF_WITHIN = b"%PDF-", 1024  # readers look no further


def hides_another_file(data: bytes) -> bool:
    """Whether something else than the picture or sound could be read out of these bytes."""
    return (
        MARKUP.search(data) is not None
        or ZIP_END in data[-ZIP_TAIL:]
        or PDF in data[:PDF_WITHIN]
        or any(archive in data for archive in ARCHIVES)
    )
