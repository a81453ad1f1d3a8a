"""What can be wrong with content; the message names the file, the resource and the field.

BackendError
└── ContentError           an author or a translator can mend it
"""

from backend.core.errors import BackendError


class ContentError(BackendError):
    """Content that cannot be taken as it is."""
