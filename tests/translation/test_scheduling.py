"""Which sentences share a batch, without threads or a model."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.translation.contract import Decoding
from service.translation.padding import NONE, SHARED, Padding
from service.translation.scheduling import Batch, Job, Order, Queue

PLAIN = Decoding(beam=2)
BUDGET = 512
BUDGETS = dict.fromkeys("mab", BUDGET)


def jobs(order: Order, lengths: list[int]) -> list[Job]:
    made = [Job(("p", PLAIN, f"{order.serial}/{n}"), "xx", ["u"] * length, None) for n, length in enumerate(lengths)]
    for place, job in enumerate(made):
        job.askers.append((order, place))
    return made


def enqueue(queue: Queue, serial: int, lengths: list[int], flow: str | None = None, model: str = "m") -> Order:
    order = Order(serial, flow, len(lengths))
    queue.add(order, model, PLAIN, jobs(order, lengths), [])
    return order


def drain(queue: Queue) -> list[Batch]:
    batches = []
    while (batch := queue.next()) is not None:
        batches.append(batch)
    return batches


def owners(batch: Batch) -> list[int]:
    return [order.serial for job in batch.jobs for order, _ in job.askers]


@given(
    st.lists(st.lists(st.integers(1, 300), min_size=1, max_size=30), max_size=12),
    st.integers(1, 4),
    st.sampled_from([SHARED, NONE]),
)
def test_every_sentence_is_done_once_within_the_budget(
    requests: list[list[int]], workers: int, padding: Padding
) -> None:
    queue = Queue(BUDGETS, workers, padding)
    for serial, lengths in enumerate(requests):
        enqueue(queue, serial, lengths)
    batches = drain(queue)
    done = [job for batch in batches for job in batch.jobs]
    assert len(done) == len({id(job) for job in done}) == sum(map(len, requests))
    for batch in batches:
        assert len({padding.width(len(job.units)) for job in batch.jobs}) == 1
        assert len(batch.jobs) == 1 or sum(len(job.units) for job in batch.jobs) <= BUDGET


def test_a_model_has_its_own_budget() -> None:
    queue = Queue({"small": 64, "large": 128}, 1)
    for serial, model in enumerate(("small", "large")):
        enqueue(queue, serial, [16] * 32, model=model)
    sizes = {batch.model: len(batch.jobs) for batch in reversed(drain(queue))}
    assert sizes == {"small": 4, "large": 8}


def test_batches_of_articles_may_be_larger_than_those_of_a_bulk_load() -> None:
    queue = Queue({"m": 256}, 1, article_budgets={"m": 512})
    for serial in range(4):
        enqueue(queue, serial, [16] * 20)
    assert [len(batch.jobs) for batch in drain(queue)] == [32, 32, 16]
    enqueue(queue, 4, [16] * 400)
    assert {len(batch.jobs) for batch in drain(queue)} == {16}


def test_sentences_as_long_as_their_width_are_spread_over_the_batches() -> None:
    queue = Queue(BUDGETS, 1)
    lengths = [31] * 6 + [24 + n % 7 for n in range(100)]
    enqueue(queue, 0, lengths[::2])
    enqueue(queue, 1, lengths[1::2])
    batches = drain(queue)
    assert len(batches) <= 6
    for batch in batches:
        assert max(len(job.units) for job in batch.jobs) == SHARED.width(31) == 31


def test_a_late_article_overtakes_a_bulk_load() -> None:
    queue = Queue(BUDGETS, 2)
    enqueue(queue, 0, [30 + n % 10 for n in range(2_000)])
    for _ in range(5):
        assert queue.next()
    enqueue(queue, 1, [20, 25, 30, 35, 38])
    soon = [queue.next() for _ in range(4)]  # one for each of its padded widths, and a turn of the oldest
    assert sum(owners(batch).count(1) for batch in soon if batch) == 5


def test_nothing_of_a_bulk_load_is_given_out_ahead() -> None:
    queue = Queue(BUDGETS, 2)
    enqueue(queue, 0, [30] * 2_000)
    assert queue.next(ahead=True) is None
    enqueue(queue, 1, [30] * 4)
    batch = queue.next(ahead=True)
    assert batch and owners(batch) == [1] * 4
    assert queue.next(ahead=True) is None
    assert queue.next() is not None


def test_a_bulk_load_goes_on_while_articles_are_given_out_ahead() -> None:
    queue = Queue(BUDGETS, 2)
    enqueue(queue, 0, [30] * 2_000)
    done: list[int] = []
    for serial in range(1, 41):
        enqueue(queue, serial, [30] * 20)
        batch = queue.next(ahead=True)
        assert batch
        done += owners(batch)
    assert done.count(0) >= 100


def test_articles_are_finished_in_the_order_of_their_arrival() -> None:
    queue = Queue(BUDGETS, 2)
    for serial in range(8):
        enqueue(queue, serial, [18, 20, 22, 24, 26, 28, 30, 32, 34, 36] * 2)
    last: dict[int, int] = {}
    for number, batch in enumerate(drain(queue)):
        last |= dict.fromkeys(owners(batch), number)
    assert sorted(last, key=lambda serial: last[serial]) == sorted(last)
    assert len(set(last.values())) >= 6


def test_a_stream_of_articles_does_not_starve_the_bulk_load() -> None:
    queue = Queue(BUDGETS, 2)
    enqueue(queue, 0, [40] * 200)
    bulk = 0
    for serial in range(1, 100):
        enqueue(queue, serial, [10] * 60)
        batch = queue.next()
        assert batch
        bulk += owners(batch).count(0)
    assert bulk == 200


def test_requests_of_one_flow_share_one_turn() -> None:
    queue = Queue(BUDGETS, 1)
    for serial in range(50):
        enqueue(queue, serial, [30] * 17, flow="job")
    for _ in range(10):
        queue.next()
    enqueue(queue, 99, [60] * 8)
    soon = [queue.next() for _ in range(2)]
    assert sum(owners(batch).count(99) for batch in soon if batch) == 8


def test_sentences_of_other_requests_fill_a_batch() -> None:
    queue = Queue(BUDGETS, 1)
    for serial in range(16):
        enqueue(queue, serial, [30])
    batch = queue.next()
    assert batch and len(batch.jobs) == 16


def test_models_do_not_mix() -> None:
    queue = Queue(BUDGETS, 1)
    enqueue(queue, 0, [30, 31], model="a")
    enqueue(queue, 1, [30, 31], model="b")
    assert sorted((batch.model, len(batch.jobs)) for batch in drain(queue)) == [("a", 2), ("b", 2)]


def test_idle_workers_share_a_small_request() -> None:
    queue = Queue(BUDGETS, 2)
    enqueue(queue, 0, [20] * 20)
    first = queue.next()
    assert first and len(first.jobs) == 10


def test_a_dropped_request_leaves_but_not_what_others_want() -> None:
    queue = Queue(BUDGETS, 1)
    first = Order(0)
    wanted = jobs(first, [30, 31, 32])
    queue.add(first, "m", PLAIN, wanted, [])
    second = Order(1)
    wanted[1].askers.append((second, 0))
    queue.add(second, "m", PLAIN, [], [wanted[1]])
    assert queue.drop(first) == [wanted[0], wanted[2]]
    assert [batch.jobs for batch in drain(queue)] == [[wanted[1]]]
