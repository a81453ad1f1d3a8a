"""The server, but with numbers of a push taken before its turn: what readers of the feed find out. `python early.py serve`."""

from collections.abc import Callable
from contextvars import ContextVar

from backend.core.high_water import HighWater, Position
from backend.intake import devices_web, operations
from sync.operations import PushReply

TAKEN: ContextVar[Position] = ContextVar("taken")
in_turn, push_in_turn = operations.advance, operations.take_push


async def take_push(
    arrived: operations.Arrived, high_water: HighWater, durable: Callable[[str], int]
) -> PushReply:
    """Its numbers are committed by a transaction of their own."""
    TAKEN.set(await in_turn(len(arrived.push.operations)))
    return await push_in_turn(arrived, high_water, durable)


async def advance(_steps: int) -> Position:
    return TAKEN.get()


operations.advance = advance
devices_web.take_push = take_push

if __name__ == "__main__":
    from backend.cli import main

    main()
