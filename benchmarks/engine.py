"""The engine's manners: fairness, memory, start, end.

python benchmarks/engine.py fairness    # one article during a bulk load, against the same article alone
python benchmarks/engine.py memory      # 1,000 articles, a third near copies, with and without translation memory
python benchmarks/engine.py resident    # resident memory over 20,000 sentences, the memory full
python benchmarks/engine.py start       # until both compact packages are ready
python benchmarks/engine.py stop        # SIGTERM in the middle of a batch, fifty times
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from concurrent.futures import Future
from pathlib import Path

import httpx
from http_load import processor_seconds
from translation import ROOT, compact, sentences, unpack, words

from service.translation.contract import EngineOptions, PackageModel, RawTranslation
from service.translation.engine import Engine
from tests.conftest import start_service, stop_service

CLIENTS = 8
"""Articles in flight at once."""

STOP = """
import signal, sys, time
from pathlib import Path
from service.translation.contract import EngineOptions, PackageModel
from service.translation.engine import Engine
texts = Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
engine = Engine([PackageModel("p", "0", "0", "ru", "en", Path(sys.argv[1]), "m")], EngineOptions())
stopped = []
signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))
futures = [engine.submit(texts[start : start + 20], "ru") for start in range(0, len(texts), 20)]
print("ready", flush=True)
while not stopped:  # no Event: setting one in a signal handler may find its own lock taken
    time.sleep(0.005)
engine.close()
assert all(future.done() and not future.exception() for future in futures)
"""


MEMORY_BYTES = 1_000_000
FILLING = 200
"""Articles that fill a translation memory of so many bytes before anything is measured."""


def model(path: Path, source: str, key: str = "m") -> PackageModel:
    return PackageModel(f"translate-{source}_en", "0", source * 32, source, "en", path, key)


def resident() -> float:
    """Resident megabytes of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def articles(count: int, seed: int = 1) -> list[list[str]]:
    """Articles of twenty development sentences; of each third one, nine sentences in ten are another's."""
    draw = random.Random(seed)
    pool = [text for source in ("ru",) for text in sentences(source, 1_000)[0]]
    made: list[list[str]] = []
    for number in range(count):
        fresh = [f"{draw.choice(pool)} {number}/{place}" for place in range(20)]
        if number % 3 == 2:
            base = draw.choice(made)
            fresh = [text if draw.random() < 0.1 else base[place] for place, text in enumerate(fresh)]
        made.append(fresh)
    return made


def fairness(path: Path, arguments: argparse.Namespace) -> None:
    texts, _ = sentences("ru", 991)
    article, bulk = texts[:20], texts[20:]
    with Engine([model(path, "ru")], EngineOptions(beam=arguments.beam, batch_tokens=arguments.budget)) as engine:
        engine.translate(article, "ru")
        alone: list[float] = []
        loaded: list[float] = []
        for _ in range(arguments.rounds):
            alone.append(_seconds(engine, article))
            load = engine.submit(bulk, "ru")
            time.sleep(random.Random(len(loaded)).uniform(0.3, 0.6))
            loaded.append(_seconds(engine, article))
            assert not load.done(), "the bulk load was too small"
            load.cancel()
            while engine.queue_depth():
                time.sleep(0.01)
            time.sleep(0.5)
    for name, times in (("alone", alone), ("during a bulk load", loaded)):
        print(f"{name}: median {statistics.median(times):.3f} s, best {min(times):.3f}, worst {max(times):.3f}")
    print(f"ratio of medians {statistics.median(loaded) / statistics.median(alone):.2f}")


def _seconds(engine: Engine, article: list[str]) -> float:
    started = time.perf_counter()
    engine.translate(article, "ru")
    return time.perf_counter() - started


def memory(path: Path, arguments: argparse.Namespace) -> None:
    made = articles(arguments.articles)
    total = sum(map(words, made))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "memory.sqlite"
        for name, options in (
            ("without memory", {}),
            ("with memory", {"memory_bytes": 64_000_000, "memory_file": file}),
            ("after a restart", {"memory_bytes": 64_000_000, "memory_file": file}),
        ):
            with Engine([model(path, "ru")], EngineOptions(beam=arguments.beam, **options)) as engine:
                started, cpu = time.perf_counter(), time.process_time()
                waiting: deque[Future[list[RawTranslation]]] = deque()
                for article in made:
                    waiting.append(engine.submit(article, "ru"))
                    if len(waiting) == CLIENTS:
                        waiting.popleft().result()
                for future in waiting:
                    future.result()
                seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
                known = engine.memory()
                told = f", {known.hits} of {known.hits + known.misses} sentences known" if known else ""
                print(
                    f"{name}: {seconds:.1f} s, {total / seconds:,.0f} words/s, processor {cpu:.1f} s{told}", flush=True
                )
        print(f"file: {file.stat().st_size / 1e6:.1f} MB")


def resident_memory(path: Path, arguments: argparse.Namespace) -> None:
    """The translation memory is filled to its bound first, so that what grows afterwards is not its doing."""
    made = articles(arguments.articles + FILLING)
    with Engine([model(path, "ru")], EngineOptions(beam=1, memory_bytes=MEMORY_BYTES)) as engine:
        known = engine.memory()
        assert known
        figures: list[float] = []
        for number in range(0, len(made), 25):
            for future in [engine.submit(article, "ru") for article in made[number : number + 25]]:
                future.result()
            done = number + 25 - FILLING
            if done >= 0 and done % (arguments.articles // 10) == 0:
                figures.append(resident())
                print(f"{done * 20:6d} sentences: {resident():.1f} MB, memory {known.size / 1e6:.2f} MB", flush=True)
    half = len(figures) // 2
    first, second = statistics.mean(figures[:half]), statistics.mean(figures[half:])
    print(f"mean of the first half {first:.1f} MB, of the second {second:.1f} MB: {100 * (second / first - 1):+.1f} %")


def start(path: Path, arguments: argparse.Namespace) -> None:
    from service.runtime import Runtime
    from service.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        for name in ("first", "second"):
            settings = Settings(data=Path(folder) / "data", cache=Path(folder) / "cache")
            started, cpu = time.perf_counter(), time.process_time()
            with Runtime(settings) as runtime:
                for code in ("ru", "id"):
                    runtime.engine.translate(["Ya."], code)
                wall, cpu = time.perf_counter() - started, time.process_time() - cpu
                print(f"engine, {name} start: {wall:.2f} s until both answer, processor {cpu:.2f} s", flush=True)
        for name in ("first", "second"):
            _start_service(Path(folder) / "service", name)
    program = (
        "import time, sys; t = time.perf_counter(); import service.translation.engine; print(time.perf_counter() - t)"
    )
    seconds = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    print(f"import of the engine: {float(seconds):.2f} s")


def _start_service(folder: Path, name: str) -> None:
    """`dragoman serve` until both packages have translated a sentence over HTTP, unpacking included at the first."""
    folder.mkdir(exist_ok=True)
    started = time.perf_counter()
    server = start_service(folder)
    for code in ("ru", "id"):
        body = {"texts": ["Ya."], "source": code}
        httpx.post(f"{server.url}/v1/translate", json=body, timeout=60, trust_env=False).raise_for_status()
    wall, cpu = time.perf_counter() - started, processor_seconds(server.process.pid)
    stop_service(server)
    print(f"service, {name} start: {wall:.2f} s until both answer, processor {cpu:.2f} s", flush=True)


def stop(path: Path, arguments: argparse.Namespace) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    durations: list[float] = []
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(sentences("ru", 200)[0]))
        file.flush()
        for number in range(arguments.times):
            command = [sys.executable, "-c", STOP, str(path), file.name]
            process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)
            assert process.stdout and process.stdout.readline() == "ready\n"
            time.sleep(random.Random(number).uniform(0.0, 0.2))
            process.send_signal(signal.SIGTERM)
            started = time.perf_counter()
            assert process.wait(60) == 0
            durations.append(time.perf_counter() - started)
    worst, mean = max(durations), statistics.mean(durations)
    print(f"{arguments.times} ends, all with every answer: at most {worst:.2f} s, mean {mean:.2f} s")


PARTS = {"fairness": fairness, "memory": memory, "resident": resident_memory, "start": start, "stop": stop}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--package", default=compact("ru"))
    parser.add_argument("--beam", type=int, default=2)
    parser.add_argument("--budget", type=int, help="tokens of a batch; default: by the size of the model")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--times", type=int, default=50)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        PARTS[arguments.part](unpack(arguments.package, "ru", Path(folder)), arguments)


if __name__ == "__main__":
    main()
