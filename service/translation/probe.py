"""Whether an unpacked package translates: tried in a process of its own, which a hostile file may hang, fill or crash.

The process reads the package and nothing else: no more than so much memory, processor time and wall time, no file
written. `probe` starts it; ``python -m service.translation.probe FOLDER FROM TO`` is what it runs.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from service.lexicon import lexicon, table
from service.packages.errors import UnusableError

_LONGEST = 300
"""Characters of a reason or an answer that are passed on."""
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the process may use beside the files' size: address space in bytes, seconds of wall time.

    Of every byte of the package it may use ``memory_factor`` bytes (weights are converted) and 1/``bytes_a_second``
    seconds more. Processor time is bounded by the same number of seconds.
    """

    memory: int = 3072 * _MEGABYTE
    memory_factor: int = 6
    seconds: float = 60.0
    bytes_a_second: float = 10e6


def probe(folder: Path, from_code: str, to_code: str, bounds: Bounds | None = None) -> str:
    """The English of one sentence from the package in `folder`. Raises `UnusableError` with one line that says why."""
    bounds = bounds or Bounds()
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    seconds = bounds.seconds + size / bounds.bytes_a_second
    memory = bounds.memory + bounds.memory_factor * size
    command = [
        sys.executable,
        "-I",
        "-m",
        __name__,
        str(folder.resolve()),
        from_code,
        to_code,
        str(memory),
        str(seconds),
    ]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "1"},
        start_new_session=True,
    )
    try:
        told, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise UnusableError(f"the package does not translate: no answer after {seconds:.0f} s") from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    return _answer(told, process.returncode)


def _answer(told: bytes, code: int) -> str:
    """What the process said. Raises `UnusableError`."""
    try:
        said = json.loads(told)
        english, reason = str(said.get("english", "")), str(said.get("error", ""))
    except (ValueError, AttributeError):
        english, reason = "", _ending(code)
    if code == 0 and english.strip():
        return english
    raise UnusableError(f"the package does not translate: {reason or 'its English of a plain sentence is empty'}")


def _ending(code: int) -> str:
    if code >= 0:
        return f"the process that tried it ended with code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"the process that tried it was ended by {name}"


def main(arguments: list[str]) -> int:
    """Translate the sentence and print one line of JSON: ``english``, or ``error`` with exit code 1."""
    folder, from_code, to_code, memory, seconds = arguments
    _bound(int(memory), float(seconds))
    try:
        said = {"english": _translate(Path(folder), from_code, to_code)[:_LONGEST]}
    except MemoryError:
        said = {"error": "it needs more memory than its size explains"}
    except Exception as error:
        reason = " ".join(str(error).replace(f"{folder}/", "").split())
        said = {"error": reason[:_LONGEST] or type(error).__name__}
    print(json.dumps(said), flush=True)
    return int("error" in said)


def _bound(memory: int, seconds: float) -> None:
    """Limits of this process from here on; those that the system sets lower stay."""
    limits = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, int(seconds) + 1),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for name, value in limits:
        hard = resource.getrlimit(name)[1]
        lowest = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(name, (lowest, lowest))


def _translate(folder: Path, from_code: str, to_code: str) -> str:
    # Imported under the limits.
    from service.translation.contract import Decoding, EngineOptions, PackageModel
    from service.translation.model import Model, Package

    package = Package.open(PackageModel("probe", "0", "", from_code, to_code, folder, "probe"))
    model = Model("probe", folder / "model", EngineOptions(inter_threads=1))
    text = table("probes", "sentences").get(from_code) or lexicon("probes")["other"]
    (units,) = package.tokenizer.encode([str(text)])
    prefix = [package.target_prefix] if package.target_prefix else None
    (output,) = model.infer([units], [prefix], 64, Decoding())
    written = output.units[1:] if prefix and output.units[:1] == prefix else output.units
    (english,) = package.tokenizer.decode([written])
    return english


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
