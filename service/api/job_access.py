"""The way from a request to the jobs of this process: their store in its threads, its failures as problems."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar, cast

from fastapi import Request

from service.api.documents import in_thread
from service.api.job_answers import described
from service.api.lines import LineAnswers, killer_line
from service.api.problems import Problem, storing
from service.api.state import State
from service.jobs.errors import JobError, JobTooLarge, KeyInUse, KeyReused, StoreFull, UnknownJob
from service.jobs.service import JobOptions, Jobs

if TYPE_CHECKING:
    from service.jobs.store import JobStatus

START_DELAY = 2.0
"""Seconds that a service which finds jobs of an earlier run gives itself to become ready first."""

_T = TypeVar("_T")


def opened(state: State, *, working: bool = False) -> Jobs:
    """The jobs of a process; begins to work at once when `working` or when there may be jobs already. ValueError for
    webhook settings that are wrong."""
    chosen = state.settings
    if chosen.webhook_secret is not None:
        from service.jobs.webhook import check_secret, networks

        check_secret(chosen.webhook_secret)
        networks(chosen.webhook_networks)
    options = JobOptions(
        folder=(chosen.data / "jobs").absolute(),
        url=chosen.database_url,
        concurrency=chosen.job_concurrency,
        lease_seconds=chosen.job_lease_seconds,
        expiry_seconds=chosen.job_expiry_seconds,
        webhook_secret=chosen.webhook_secret,
        webhook_networks=tuple(chosen.webhook_networks),
    )
    jobs = Jobs(options, LineAnswers(state), killer_line, lambda status: described(status).model_dump(mode="json"))
    if working:
        jobs.start()
    elif jobs.exist():
        jobs.start(START_DELAY)
    return jobs


@asynccontextmanager
async def job_problems() -> AsyncIterator[None]:
    """What goes wrong with jobs as problem documents."""
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    try:
        with storing():  # the folder of SQLite's file
            yield
    except UnknownJob as error:
        raise Problem(404, "unknown-job", str(error), field="id") from None
    except JobTooLarge as error:
        raise Problem(413, "job-too-large", str(error), field="body", limit=error.limit) from None
    except KeyInUse as error:
        raise Problem(
            409, "idempotency-key-in-use", str(error), field="Idempotency-Key", headers={"Retry-After": "2"}
        ) from None
    except KeyReused as error:
        raise Problem(422, "idempotency-key-reused", str(error), field="Idempotency-Key") from None
    except (StoreFull, JobError) as error:
        raise Problem(507, "storage-full", str(error)) from None
    except SQLAlchemyError as error:
        if isinstance(error, DBAPIError) and _disk_is_full(error.orig):
            raise Problem(507, "storage-full", "the disk of the jobs' database is full") from None
        raise Problem(
            503, "jobs-unavailable", "the database of jobs does not answer", headers={"Retry-After": "5"}
        ) from None


def _disk_is_full(error: BaseException | None) -> bool:
    """SQLite's and PostgreSQL's words for it; SQLite calls a write that the system refused an I/O error."""
    name = str(getattr(error, "sqlite_errorname", ""))
    return name == "SQLITE_FULL" or name.startswith("SQLITE_IOERR") or getattr(error, "sqlstate", None) == "53100"


def jobs_of(request: Request) -> Jobs:
    return cast(Jobs, request.app.state.jobs)


async def in_storage(state: State, function: Callable[..., _T], *arguments: Any) -> _T:
    return await in_thread(state.storage, function, *arguments)


def status_of(jobs: Jobs, job: str) -> JobStatus:
    from service.jobs import store

    return store.status(jobs.engine(), job)
