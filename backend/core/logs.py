"""Logs: one JSON object a line on standard error; no address, no key and no text of a person is ever an argument."""

import logging
import sys

import structlog


def start_logs(level: int = logging.INFO) -> None:
    """Set structlog up once for the process."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
