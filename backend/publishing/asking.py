"""What the studio's handlers share: work beside the event loop, and publishing's refusals as answers."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from backend.core.blobs import DamagedBlobError
from backend.core.errors import ConflictError, NotFoundError
from backend.packs.errors import ContentError
from backend.publishing.errors import GatesError, KeysError, NoEditionError, ProposalError
from sync.errors import SyncError

T = TypeVar("T")


async def in_thread(work: Callable[[], T]) -> T:
    """What takes seconds, while phones go on being served."""
    return await asyncio.to_thread(work)


@contextmanager
def refusals() -> Iterator[None]:
    """What keeps an edition from being published, as the caller reads it.

    Raises: NotFoundError, ConflictError with code keys, signature, content, gates or damaged.
    """
    try:
        yield
    except NoEditionError as error:
        raise NotFoundError(str(error)) from error
    except KeysError as error:
        raise ConflictError(str(error), "keys") from error
    except ProposalError as error:
        raise ConflictError(str(error), "signature") from error
    except GatesError as error:
        raise ConflictError(str(error), "gates") from error
    except ContentError as error:
        raise ConflictError(str(error), "content") from error
    except (DamagedBlobError, SyncError) as error:
        raise ConflictError(str(error), "damaged") from error
