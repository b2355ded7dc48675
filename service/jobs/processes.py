"""Signs of life of the processes that work on chunks."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from service.jobs.tables import now, processes


def beat(engine: sa.Engine, process: str) -> None:
    """The process is alive."""
    insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
    clock = now(engine)
    statement = insert(processes).values(id=process, beat=clock)
    with engine.begin() as connection:
        connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"beat": clock}))


def leave(engine: sa.Engine, process: str) -> None:
    """The process ends: its work may be taken over at once."""
    with engine.begin() as connection:
        connection.execute(sa.delete(processes).where(processes.c.id == process))


def alive(engine: sa.Engine, lease: float) -> set[str]:
    """Processes that gave a sign of life in the last `lease` seconds; the others are forgotten."""
    with engine.begin() as connection:
        connection.execute(sa.delete(processes).where(processes.c.beat < now(engine) - lease))
        return set(connection.scalars(sa.select(processes.c.id)))
