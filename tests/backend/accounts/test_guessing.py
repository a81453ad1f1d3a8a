"""Who guesses passwords is slowed down, and shuts out neither the owner nor anybody else."""

from typing import Any

import httpx

from tests.conftest import HOST, Caller


def from_address(app: Any, address: str) -> Caller:
    transport = httpx.ASGITransport(app, client=(address, 1))
    return Caller(httpx.AsyncClient(transport=transport, base_url=HOST))


async def guess_from_everywhere(app: Any) -> None:
    """More than unknown browsers may try at one account together, each address no more than it may."""
    for n in range(5):
        guesser = from_address(app, f"203.0.113.{n}")
        async with guesser.client:
            for _ in range(10):
                await guesser.log_in("Ahmed", "verkeerd wachtwoord")


async def test_guesses_from_everywhere_are_slowed_down_and_shut_nobody_out(app: Any) -> None:
    owner, sanne, guesser = (from_address(app, f"198.51.100.{n}") for n in range(3))
    async with owner.client, sanne.client, guesser.client:
        await owner.log_in("Ahmed")
        await owner.delete("/api/accounts/session")
        await guess_from_everywhere(app)
        assert (await guesser.log_in("Ahmed")).status_code == 429
        # A mark of one's own making, and one of another account, are none.
        guesser.client.cookies.set("wegwijs-known", "0" * 64, domain="wegwijs.test")
        assert (await guesser.log_in("Ahmed")).status_code == 429
        assert (await sanne.log_in("Sanne")).status_code == 200
        assert (await sanne.log_in("Ahmed")).status_code == 429
        # Where the owner logged in before they do so again.
        assert (await owner.log_in("Ahmed")).status_code == 200


async def test_one_address_may_try_so_often_at_all_accounts_together(app: Any) -> None:
    """Passkeys, which nobody guesses, are counted with passwords: asking for challenges costs the server something, too."""
    guesser, sanne = (from_address(app, f"198.51.100.{n}") for n in range(2))
    async with guesser.client, sanne.client:
        asked = [(await guesser.post("/api/accounts/session/challenge")).status_code for _ in range(60)]
        assert set(asked) == {200}
        assert (await guesser.post("/api/accounts/session/challenge")).status_code == 429
        for name in ("Ahmed", "Sanne", "Niemand"):
            assert (await guesser.log_in(name)).status_code == 429
        assert (await sanne.log_in("Sanne")).status_code == 200
