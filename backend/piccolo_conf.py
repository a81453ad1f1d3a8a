"""What Piccolo's runner looks for: the engine, and one line per slice that has tables."""

from piccolo.conf.apps import AppRegistry

from backend.core.database import DB

APP_REGISTRY = AppRegistry(
    apps=[
        "backend.questions.piccolo_app",
    ]
)

__all__ = ["APP_REGISTRY", "DB"]
