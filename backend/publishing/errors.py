"""What keeps an edition from being published.

BackendError
└── PublishingError
    ├── KeysError          a key is missing, is for development only, or there are too few
    ├── ProposalError      what people are to sign is none of ours, or too few have signed it
    ├── NoEditionError     there is no such edition to go back to
    └── GatesError         a gate is shut: what goes out is not right yet
"""

from backend.core.errors import BackendError


class PublishingError(BackendError):
    """Nothing was published."""


class KeysError(PublishingError):
    """The keys that are here may not or cannot sign."""


class ProposalError(PublishingError):
    """What waits for signatures goes on waiting."""


class NoEditionError(PublishingError):
    """A pack or edition of that name was never published."""


class GatesError(PublishingError):
    """A gate is shut; the message names what it found."""
