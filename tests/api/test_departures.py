"""SIGTERM while clients post: what was received is answered, by a document or a problem; the process ends with 0."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.departures import depart


@pytest.mark.parametrize("seconds", [30, 1])
def test_every_request_that_was_received_is_answered(tmp_path: Path, seconds: int) -> None:
    """With time enough all get documents; with a second, on most machines, most are told to come again."""
    outcome = depart(tmp_path, clients=24, seed=seconds, before=1.0, shutdown_seconds=str(seconds))
    assert outcome.broken == []
    assert outcome.whole + outcome.refused > 0
    assert seconds == 1 or outcome.refused == 0
    assert outcome.code == 0
