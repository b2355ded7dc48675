"""What can go wrong with a job, in words that the edge turns into answers."""

from __future__ import annotations


class JobError(Exception):
    """Base of the errors below; the text is one sentence for the caller."""


class UnknownJob(JobError):
    """There is no such job, or it was deleted or has expired."""


class JobTooLarge(JobError):
    """More articles or bytes than one job may have."""

    def __init__(self, detail: str, limit: int) -> None:
        super().__init__(detail)
        self.limit = limit


class StoreFull(JobError):
    """The jobs that are kept fill the space they may take, or the disk is full."""


class KeyInUse(JobError):
    """A request with this Idempotency-Key is still arriving."""


class KeyReused(JobError):
    """This Idempotency-Key came with another body before."""


class Stopped(Exception):
    """The process is about to end: what is left of its work is somebody else's."""
