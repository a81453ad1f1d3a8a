"""A briefing as a device is told it, for the server's own document."""

import msgspec

from backend.intake.briefing import Orders, TeamMember, briefing_of
from backend.items.items import PlacedItem
from backend.places.team_day import Spot, TeamPlace

EXAMPLE = msgspec.to_builtins(
    briefing_of(
        Orders(
            seal="MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEjlM7b6C_e0YluzBmfAH7YH75-LioD-9bMAYocDGHsqNz"
            "6x294DMYNm0Gn4Om9ZAAU8c2M8sEGyHFXhqGwfQAtA",
            people=[TeamMember("c2FubmUtc2FubmUtc2Fubg", "Sanne", "staff", started=True)],
            places=[
                TeamPlace(
                    id="azc-ergens",
                    name="AZC Ergens",
                    languages=("ar", "ti"),
                    situations=("waiting",),
                    tiles=True,
                    spots=(Spot("bibliotheek-centrum", "Bibliotheek Centrum"),),
                )
            ],
            items=[PlacedItem("9789025745042", "Kikker is verliefd", "nl", "azc-ergens")],
        ),
        have=None,
    )
)
