"""What callers see of a job."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, Field

if TYPE_CHECKING:
    from service.jobs.store import JobStatus


class FailureAnswer(BaseModel):
    """An article that has an error object in the place of a document."""

    article: int = Field(description="Number of the article, counted from 1; its line among the documents.")
    line: int | None = Field(description="Line of the input, counted from 1.")
    error: dict[str, Any] = Field(description="Problem document.")


class WebhookAnswer(BaseModel):
    """The webhook asked for, and how telling it went."""

    url: str
    status: Literal["waiting", "pending", "delivered", "failed"]


class JobAnswer(BaseModel):
    """How far a job is. Times are in UTC."""

    id: str
    status: Literal["queued", "running", "finished"]
    created: datetime
    finished: datetime | None
    expires: datetime | None = Field(description="When a finished job is removed.")
    articles: int
    bytes: int = Field(description="Size of the input.")
    documents: int = Field(description="Articles that have a document.")
    errors: int = Field(description="Articles that have an error object.")
    progress: float = Field(description="Share of articles done, from 0 to 1.")
    failures: list[FailureAnswer] = Field(description="The first errors.")
    webhook: WebhookAnswer | None


def described(status: JobStatus) -> JobAnswer:
    """The status as callers see it."""
    failures = []
    for failure in status.failures:
        told = json.loads(failure.data)
        failures.append(FailureAnswer(article=failure.number, line=told["line"], error=told["error"]))
    done = status.documents + status.errors
    return JobAnswer(
        id=status.id,
        status=status.status,
        created=_time(status.created),
        finished=_time(status.finished) if status.finished is not None else None,
        expires=_time(status.expires) if status.expires is not None else None,
        articles=status.articles,
        bytes=status.bytes,
        documents=status.documents,
        errors=status.errors,
        progress=round(done / status.articles, 4) if status.articles else 1.0,
        failures=failures,
        webhook=WebhookAnswer.model_validate({"url": status.webhook, "status": status.webhook_state or "waiting"})
        if status.webhook is not None
        else None,
    )


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(round(seconds, 3), UTC)
