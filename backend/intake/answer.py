"""The reply to a body of batches, whichever way it came: over a line, or in a courier's pocket."""

from datetime import datetime

from backend.core.config import Settings
from backend.intake.receive import Arrived, Intake
from backend.intake.sequence import durable_seq
from backend.publishing.known import read_known
from sync.exchange import BatchesReply, BatchesRequest, parse_request
from sync.quarantine import judge_batch


async def answer_batches(body: bytes, now: datetime, settings: Settings, intake: Intake) -> BatchesReply:
    """Take the batches, each once however often it comes, and say what became of them.

    Raises: PeerError when the body is none of the protocol.
    """
    return await answer_request(parse_request(body), now, settings, intake)


async def answer_request(
    given: BatchesRequest, now: datetime, settings: Settings, intake: Intake
) -> BatchesReply:
    """The same for a body that was parsed."""
    known = await read_known(settings)
    judged = {batch["batch_id"]: judge_batch(batch, known) for batch in given.batches}
    epoch, receipts = await intake.do(Arrived(judged, now.date()))
    return BatchesReply(
        request_id=given.request_id,
        epoch=epoch,
        durable_seq=durable_seq(settings.backups, epoch),
        receipts=tuple(receipts[batch["batch_id"]] for batch in given.batches),
    )
