"""What Piccolo's runner looks for: the engine, and one line per slice that has tables."""

from piccolo.conf.apps import AppRegistry

from backend.core.database import DB

APP_REGISTRY = AppRegistry(
    apps=[
        "backend.accounts.piccolo_app",
        "backend.board.piccolo_app",
        "backend.items.piccolo_app",
        "backend.packs.piccolo_app",
        "backend.places.piccolo_app",
        "backend.publishing.piccolo_app",
        "backend.questions.piccolo_app",
        "backend.translations.piccolo_app",
        "backend.usage.piccolo_app",
        "backend.visits.piccolo_app",
        "backend.intake.piccolo_app",
    ]
)

__all__ = ["APP_REGISTRY", "DB"]
