"""The engine on an NVIDIA GPU, against the CPU of the same machine. Needs ctranslate2 and sentencepiece.

    python benchmarks/device.py [--sentences 2000] [--beam 2]

For both compact packages: the engine is opened with ``device="cuda"``, which runs its self-test, and the device and
compute type really used are printed; then words a second on the GPU at several sizes of batch and on the CPU, and how
much of the English is the same, with int8 as the service uses it and with float32, where rounding matters least.
Exits 1 and says why where the GPU was not used, English is missing, or the two differ by more than rounding explains.
"""

from __future__ import annotations

import argparse
import difflib
import re
import statistics
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import ctranslate2  # noqa: E402

from service import sentences  # noqa: E402
from service.translation.contract import Decoding, EngineOptions, LoadedPackage, PackageModel  # noqa: E402
from service.translation.engine import Engine  # noqa: E402

EXAMPLES = {"ru": "02-ru-bridge.txt", "id": "03-id-flood.txt"}
BATCHES = (512, 2_048, 8_192, 32_768)
"""Padded tokens."""
LEAST_EQUAL = 0.95
"""Of the sentences, with float32."""
LEAST_ALIKE = 0.90
"""Mean likeness of the English, character by character, with int8."""


@dataclass
class Pass:
    """English of all sentences, words of the source a second, what the engine says of its package."""

    english: list[str]
    speed: float
    package: LoadedPackage


def texts_of(source: str, most: int) -> list[str]:
    """Different sentences: those of the example article, a number of its own behind each."""
    text = (ROOT / "examples" / EXAMPLES[source]).read_text(encoding="utf-8")
    found = [
        line[start:end]
        for line in text.splitlines()
        for start, end in sentences.split(line, source)
        if len(re.findall(r"\w+", line[start:end])) > 4
    ]
    return [f"{found[number % len(found)].rstrip('.')}, {number + 1}." for number in range(most)]


def run(path: Path, source: str, texts: list[str], beam: int, **options: object) -> Pass:
    package = PackageModel(f"translate-{source}_en", "0", source * 32, source, "en", path, "model")
    with Engine([package], EngineOptions(beam=beam, **options)) as engine:  # type: ignore[arg-type]
        engine.translate(texts[:64], source, Decoding(beam=beam))
        started = time.perf_counter()
        raws = engine.translate(texts, source)
        seconds = time.perf_counter() - started
        (loaded,) = engine.packages()
    return Pass([raw.text for raw in raws], sum(len(text.split()) for text in texts) / seconds, loaded)


def compared(archive: Path, source: str, most: int, beam: int) -> list[str]:
    """What is off with one package; prints the figures."""
    texts = texts_of(source, most)
    off: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(archive).extractall(folder)
        path = next(Path(folder).rglob("metadata.json")).parent
        cpu = run(path, source, texts, beam)
        print(f"\n{archive.name}: {len(texts)} sentences, beam {beam}")
        print(f"cpu  {cpu.package.compute_type:13} {cpu.speed:9,.0f} words/s")
        gpu = cpu
        for budget in BATCHES:
            gpu = run(path, source, texts, beam, device="cuda", batch_tokens=budget)
            facts = f"{gpu.package.device:4} {gpu.package.compute_type:13} {gpu.speed:9,.0f} words/s"
            print(f"{facts}, {budget} tokens a batch, {gpu.package.inter_threads} at a time", flush=True)
            if gpu.package.device != "cuda":
                return [f"{archive.name}: {' '.join(gpu.package.notes) or 'not on the GPU'}"]
        alike = statistics.mean(
            difflib.SequenceMatcher(None, ours, theirs, autojunk=False).ratio()
            for ours, theirs in zip(gpu.english, cpu.english, strict=True)
        )
        print(f"int8: {equal(gpu, cpu):.3f} of the sentences equal, likeness {alike:.3f}")
        if empty := sum(not text for text in gpu.english):
            off.append(f"{archive.name}: {empty} sentences without English on the GPU")
        if alike < LEAST_ALIKE:
            off.append(f"{archive.name}: int8 likeness {alike:.3f} is under {LEAST_ALIKE}")
        few = texts[: most // 4]
        exact = [run(path, source, few, beam, device=name, compute_type="float32") for name in ("cuda", "cpu")]
        print(f"float32: {equal(*exact):.3f} of {len(few)} sentences equal")
        if equal(*exact) < LEAST_EQUAL:
            off.append(f"{archive.name}: float32 equal on {equal(*exact):.3f}, under {LEAST_EQUAL}")
    return off


def equal(one: Pass, other: Pass) -> float:
    """Share of sentences with the same English."""
    return statistics.mean(ours == theirs for ours, theirs in zip(one.english, other.english, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=2_000)
    parser.add_argument("--beam", type=int, default=2)
    arguments = parser.parse_args()
    print(f"ctranslate2 {ctranslate2.__version__}, {ctranslate2.get_cuda_device_count()} CUDA devices")
    off: list[str] = []
    for source in EXAMPLES:
        archive = max((ROOT / "models/compact").glob(f"translate-{source}_en-*.argosmodel"))
        off += compared(archive, source, arguments.sentences, arguments.beam)
    print("\n" + ("all in order" if not off else "\n".join(f"off: {line}" for line in off)))
    sys.exit(bool(off))


if __name__ == "__main__":
    main()
