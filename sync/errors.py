"""What can go wrong in the protocol, by who is at fault; `code` is stable and the same in the twin.

SyncError
├── ContentError    what was published is not what it must be: the phone keeps what it had
│                   not-json, too-large, bad-manifest, bad-list, bad-places, bad-custom, bad-document, bad-recalls, bad-overlay,
│                   bundle-header, bundle-hash, bundle-length, courier-length, bad-index
├── PeerError       the other side of the line sent something else than the protocol says
│                   no-network (it was not our server at all), not-json, bad-request, body-too-large
└── CallerError     our own code asked for something that does not exist
                    not-canonical, illegal-step, ids-exhausted, head-moved
"""


class SyncError(Exception):
    """Anything that `sync` refuses."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class ContentError(SyncError):
    """Published content is broken, incomplete or too long."""


class PeerError(SyncError):
    """A request or a reply is not one of this protocol."""


class CallerError(SyncError):
    """A mistake of the program itself."""
