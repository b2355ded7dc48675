"""Speed of translation: raw CTranslate2, the engine, the service over HTTP, argostranslate, LibreTranslate.

    python benchmarks/translation.py speed  [--package official-shape] [--beam 2]   # all, in one interleaved run
    python benchmarks/translation.py grid   [--package ...]                         # threads, compute types, beams
    python benchmarks/translation.py parity                                         # the same English as argostranslate
    python benchmarks/translation.py all                                            # every figure of docs/benchmarks.md

Every contender is a process of its own and works while the others wait; rounds alternate, the best round counts,
since other programs can only slow one down. Besides words a second of wall time each line gives words a second
of processor time, times the cores: what wall time would be with both cores busy and nothing else running. Words are
source words. ``limit`` is CTranslate2 alone: all sentences tokenized before, sorted, in one call, no text made.

``--package`` is an .argosmodel file, or ``official-shape``: the compact network in the shape of the official packages.
LibreTranslate runs from its own environment, see benchmarks/libretranslate.py.
"""

from __future__ import annotations

import argparse
import itertools
import json
import multiprocessing
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

CORES = len(os.sched_getaffinity(0))
DEVELOPMENT = {
    "ru": ROOT.parent / "shared/corpora/dev/newstest2020-ruen.ru-en",
    "id": ROOT.parent / "shared/corpora/dev/indonlg-news-test.id-en",
}


def sentences(source: str, most: int) -> tuple[list[str], list[str]]:
    """Development sentences and their English."""
    stem = DEVELOPMENT[source]
    texts = stem.with_name(f"{stem.name}.{source}").read_text(encoding="utf-8").splitlines()
    english = stem.with_name(f"{stem.name}.en").read_text(encoding="utf-8").splitlines()
    return texts[:most], english[:most]


def words(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


def unpack(package: str, source: str, folder: Path) -> Path:
    """An unpacked package below the folder, made or from its file."""
    shaped = package == "official-shape"
    with zipfile.ZipFile(compact(source) if shaped else package) as archive:
        archive.extractall(folder)
    found = next(path.parent for path in folder.rglob("metadata.json"))
    if shaped:
        from benchmarks import official_shape

        network = (found / "model").rename(found / "compact")
        official_shape.lay_out(network, found / "model")
        shutil.rmtree(network)
    return found


def compact(source: str) -> str:
    """The newest compact package of the repository."""
    return str(max((ROOT / "models/compact").glob(f"translate-{source}_en-*.argosmodel")))


@dataclass
class Task:
    """What a contender is told: its kind, package, options and sentences."""

    kind: str
    path: Path
    source: str
    texts: list[str]
    beam: int = 2
    options: dict[str, Any] = field(default_factory=dict)


# Contenders: functions that prepare, and give a function that translates everything once.


def limit(task: Task) -> Callable[[], list[str]]:
    """CTranslate2 on all sentences in one call, with the best budget of tokens for it."""
    import ctranslate2

    from service.translation.tokenization import open_tokenizer

    tokenizer = open_tokenizer(task.path, task.source, "en")
    threads = {"inter_threads": task.options.get("inter", CORES), "intra_threads": task.options.get("intra", 1)}
    compute = task.options.get("compute", "int8")
    translator = ctranslate2.Translator(str(task.path / "model"), compute_type=compute, **threads)
    units = sorted(tokenizer.encode(task.texts), key=len)
    budget = task.options.get("budget", 512)

    def run() -> list[str]:
        translator.translate_batch(
            units,
            beam_size=task.beam,
            length_penalty=0.2,
            replace_unknowns=True,
            max_batch_size=budget,
            batch_type="tokens",
            max_decoding_length=256,
        )
        return []

    return run


def engine(task: Task) -> Callable[[], list[str]]:
    """The service's engine, everything in one request."""
    from service.translation.contract import EngineOptions, PackageModel
    from service.translation.engine import Engine

    package = PackageModel("package", "0", "0" * 64, task.source, "en", task.path, "model")
    ours = Engine([package], EngineOptions(beam=task.beam, **task.options))
    return lambda: [raw.text for raw in ours.translate(task.texts, task.source)]


def stock(task: Task) -> Callable[[], list[str]]:
    """`argostranslate.translate`, one sentence a call as its lines are; its splitter, a download, is left out."""
    home = tempfile.mkdtemp()
    os.environ |= dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), home)
    os.environ["ARGOS_PACKAGES_DIR"] = str(task.path.parent)
    from argostranslate import sbd, translate

    sbd.MiniSBDSentencizer.split_sentences = lambda self, text: [text]
    translation = translate.get_translation_from_codes(task.source, "en")
    return lambda: [translation.translate(text) for text in task.texts]


CONTENDERS = {"limit": limit, "engine": engine, "argostranslate": stock}


@dataclass
class Round:
    """One pass over the sentences: wall and processor seconds, peak resident bytes so far."""

    wall: float
    cpu: float
    memory: int
    output: list[str]


def _contend(task: Task, pipe: Connection) -> None:
    run = CONTENDERS[task.kind](task)
    while pipe.recv():
        wall, cpu = time.perf_counter(), time.process_time()
        output = run()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        pipe.send(Round(time.perf_counter() - wall, time.process_time() - cpu, peak, output))


class Contender:
    """A contender's process."""

    def __init__(self, name: str, task: Task, environment: dict[str, str] | None = None) -> None:
        self.name = name
        self.words = words(task.texts)
        self.rounds: list[Round] = []
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        saved = dict(os.environ)
        os.environ |= environment or {}
        self._process = context.Process(target=_contend, args=(task, other), daemon=True)
        self._process.start()
        os.environ.clear()
        os.environ |= saved

    def run(self) -> Round:
        self._pipe.send(True)
        self.rounds.append(self._pipe.recv())
        return self.rounds[-1]

    def stop(self) -> None:
        self._pipe.send(False)
        self._process.join(30)

    @property
    def wall(self) -> float:
        return self.words / min(turn.wall for turn in self.rounds)

    @property
    def cpu(self) -> float:
        """Words a second of processor time, times the cores."""
        return self.words * CORES / min(turn.cpu for turn in self.rounds)


def show(contenders: list[Any], base: Any) -> None:
    """A table in Markdown; shares are of the base."""
    print("| | words/s | of limit | words/s, processor time x cores | of limit | peak MB | clients' processor time |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for one in contenders:
        memory = max(turn.memory for turn in one.rounds) / 1e6
        wall, cpu = f"{one.wall:,.0f} | {one.wall / base.wall:.2f}", f"{one.cpu:,.0f} | {one.cpu / base.cpu:.2f}"
        clients = [100 * turn.clients_cpu / (turn.wall * CORES) for turn in one.rounds if hasattr(turn, "clients_cpu")]
        told = f"{statistics.mean(clients):.1f} %" if clients else ""
        print(f"| {one.name} | {wall} | {cpu} | {memory:,.0f} | {told} |", flush=True)


def speed(arguments: argparse.Namespace, path: Path) -> None:
    """All contenders at one beam, stock and LibreTranslate at theirs (4) on fewer sentences."""
    texts, _ = sentences(arguments.source, arguments.sentences)
    few = texts[:: max(1, len(texts) // arguments.few)]
    task = Task("limit", path, arguments.source, texts, arguments.beam)
    contenders: list[Any] = [Contender(f"limit, beam {arguments.beam}", task)]
    contenders.append(Contender(f"engine, beam {arguments.beam}", Task("engine", *_rest(task))))
    if not arguments.no_stock:
        contenders.append(Contender("argostranslate, beam 4", Task("argostranslate", path, arguments.source, few, 4)))
    if arguments.http:
        import http_load

        contenders += http_load.dragoman(path, arguments.source, texts, arguments.beam, arguments.clients)
    if arguments.libretranslate:
        import libretranslate

        contenders += libretranslate.contenders(path, arguments.source, texts, arguments.clients)
    for number in range(arguments.rounds):
        for contender in contenders:
            if number == 0 or not contender.name.startswith("LibreTranslate"):  # a minute a round
                contender.run()
    for contender in contenders:
        contender.stop()
    print(f"\n{len(texts)} sentences, {words(texts)} words, {arguments.package}, {CORES} cores\n")
    show(contenders, contenders[0])


def _rest(task: Task) -> tuple[Any, ...]:
    return task.path, task.source, task.texts, task.beam


def grid(arguments: argparse.Namespace, path: Path) -> None:
    """Threads, compute types, packed weights, budgets and beams, with the quality of the English."""
    import sacrebleu

    texts, english = sentences(arguments.source, arguments.sentences)
    settings: list[tuple[str, dict[str, Any], int, dict[str, str]]] = []
    for beam in (1, 2, 4):
        settings.append((f"beam {beam}, inter 2, intra 1, int8, 512 tokens", {}, beam, {}))
    settings.append(("inter 1, intra 2", {"inter_threads": 1, "intra_threads": 2}, 2, {}))
    settings.append(("inter 1, intra 1", {"inter_threads": 1}, 2, {}))
    settings.append(("inter 3, intra 1", {"inter_threads": 3}, 2, {}))
    settings.append(("int8_float32", {"compute_type": "int8_float32"}, 2, {}))
    settings.append(("float32", {"compute_type": "float32"}, 2, {}))
    settings.append(("packed GEMM", {}, 2, {"CT2_USE_EXPERIMENTAL_PACKED_GEMM": "1"}))
    settings += [(f"{budget} tokens", {"batch_tokens": budget}, 2, {}) for budget in (128, 256, 1024, 2048)]
    contenders = [
        Contender(name, Task("engine", path, arguments.source, texts, beam, options), environment)
        for name, options, beam, environment in settings
    ]
    for _, contender in itertools.product(range(arguments.rounds), contenders):
        contender.run()
    print("| engine | words/s | words/s, processor time x cores | peak MB | chrF | BLEU |\n|---|--:|--:|--:|--:|--:|")
    for contender in contenders:
        output = contender.rounds[-1].output
        chrf, bleu = sacrebleu.corpus_chrf(output, [english]).score, sacrebleu.corpus_bleu(output, [english]).score
        memory = max(turn.memory for turn in contender.rounds) / 1e6
        figures = f"{contender.wall:,.0f} | {contender.cpu:,.0f} | {memory:,.0f} | {chrf:.1f} | {bleu:.1f}"
        print(f"| {contender.name} | {figures} |")
        contender.stop()


def parity(arguments: argparse.Namespace, path: Path) -> None:
    """The same English as `argostranslate.translate` at its beam and bound of output, and the differences."""
    from service.translation.padding import NONE

    texts, _ = sentences(arguments.source, arguments.sentences)
    stock = {"max_output_tokens": 256, "padding": NONE}
    ours = Contender("engine", Task("engine", path, arguments.source, texts, 4, stock))
    theirs = Contender("argostranslate", Task("argostranslate", path, arguments.source, texts, 4))
    # The stock library turns _ into a space and leaves spaces at the end; that is ours to keep and to strip.
    pairs = zip(texts, ours.run().output, theirs.run().output, strict=True)
    different = [(text, us, them) for text, us, them in pairs if us.replace("_", " ") != them.strip(" ")]
    for contender in (ours, theirs):
        contender.stop()
    for text, us, them in different:
        print(json.dumps({"source": text, "ours": us, "argostranslate": them}, ensure_ascii=False, indent=1))
    print(f"{len(texts) - len(different)} of {len(texts)} equal: {1 - len(different) / len(texts):.4f}")


STEPS = (
    "translation.py speed --http --libretranslate",
    "translation.py speed --http --no-stock --beam 4 --clients 8",
    "translation.py speed --http --no-stock --package official-shape --sentences 320 --rounds 2 --clients 8",
    "translation.py parity --sentences 500",
    "translation.py parity --sentences 500 --source id",
    "engine.py fairness",
    "engine.py memory",
    "engine.py resident",
    "engine.py start",
    "engine.py stop",
)
"""Some ten minutes on two quiet cores."""


def everything() -> None:
    """The steps one after the other, each with its time; a step that fails does not stop the others."""
    failed: list[str] = []
    for step in STEPS:
        if "--libretranslate" in step and not libretranslate_there():
            step = step.replace(" --libretranslate", "")
        print(f"\n## {step}\n", flush=True)
        started = time.perf_counter()
        script, *rest = step.split()
        if subprocess.run([sys.executable, str(Path(__file__).with_name(script)), *rest], check=False).returncode:
            failed.append(step)
        print(f"\n({time.perf_counter() - started:.0f} s)", flush=True)
    sys.exit(f"failed: {'; '.join(failed)}" if failed else 0)


def libretranslate_there() -> bool:
    import libretranslate

    if not libretranslate.PROGRAM.exists():
        print(f"without LibreTranslate: {libretranslate.PROGRAM} is missing, see benchmarks/libretranslate.py")
        return False
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=["speed", "grid", "parity", "all"])
    parser.add_argument("--package", help="an .argosmodel file, or official-shape; default: the compact one")
    parser.add_argument("--source", choices=["ru", "id"], default="ru")
    parser.add_argument("--beam", type=int, default=2)
    parser.add_argument("--sentences", type=int, default=1_000)
    parser.add_argument("--few", type=int, default=100, help="sentences for argostranslate and LibreTranslate")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8, 32])
    parser.add_argument("--http", action="store_true", help="with the service over HTTP")
    parser.add_argument("--libretranslate", action="store_true", help="with LibreTranslate over HTTP")
    parser.add_argument("--no-stock", action="store_true", help="without argostranslate")
    arguments = parser.parse_args()
    if arguments.part == "all":
        everything()
    arguments.package = arguments.package or compact(arguments.source)
    with tempfile.TemporaryDirectory() as folder:
        path = unpack(arguments.package, arguments.source, Path(folder) / "packages")
        {"speed": speed, "grid": grid, "parity": parity}[arguments.part](arguments, path)


if __name__ == "__main__":
    main()
