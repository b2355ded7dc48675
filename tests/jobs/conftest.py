"""The databases that jobs run on: SQLite in a file, and a PostgreSQL server started for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.jobs.postgresql import PostgreSQL, binaries, start_postgresql


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """One server for the session; skips where PostgreSQL is not installed."""
    if binaries() is None:
        pytest.skip("there is no PostgreSQL here (apt-get install postgresql)")
    server = start_postgresql()
    yield server
    server.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> dict[str, str]:
    """Settings of either database, empty of jobs."""
    if request.param == "sqlite":
        return {}
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return {"database_url": server.fresh()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for one cluster's data and logs."""
    return tmp_path
