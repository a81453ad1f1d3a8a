"""Generated cases without a stopwatch: a busy machine is no failure."""

from hypothesis import settings

settings.register_profile("sync", deadline=None)
settings.load_profile("sync")
