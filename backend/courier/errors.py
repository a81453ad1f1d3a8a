"""What can be wrong with a courier file or the keys that open and sign it."""

from backend.core.errors import BackendError


class CourierError(BackendError):
    """The file is none of ours, or sealed for somebody else; nothing was taken from it."""
