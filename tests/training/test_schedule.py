"""The learning rate over the minutes of one call."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.training.schedule import Schedule


@given(st.floats(0.1, 1000), st.floats(0, 1), st.integers(0, 5000), st.floats(0, 1))
def test_the_factor_stays_between_nothing_and_one(minutes: float, decay: float, step: int, share: float) -> None:
    assert 0 < Schedule(minutes, decay).factor(step, share * minutes) <= 1


def test_warm_up_stay_decay() -> None:
    schedule = Schedule(100, decay=0.25, warmup=100)
    assert schedule.factor(0, 0) == 0.01
    assert schedule.factor(100, 10) == schedule.factor(5000, 74.9) == 1
    assert schedule.factor(5000, 87.5) == 0.5
    assert schedule.factor(5000, 100) == 0.01
    assert schedule.finished(100) and not schedule.finished(99.9)


def test_no_decay_means_full_rate_to_the_end_and_decay_only_falls_at_once() -> None:
    assert not Schedule(10, decay=0).decaying(10)
    assert Schedule(10, decay=1).factor(1000, 5) == 0.5
