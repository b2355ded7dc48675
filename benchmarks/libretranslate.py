"""LibreTranslate, from an environment of its own, as a contender of benchmarks/translation.py.

    python3 -m venv ~/.cache/dragoman/libretranslate-venv
    ~/.cache/dragoman/libretranslate-venv/bin/pip install libretranslate

It gets the same package. Its sentence splitter wants a model file that is downloaded at run time; here each text is
one sentence already, so the splitter is replaced by one that gives the text as it is (a ``sitecustomize`` on its path).
That only makes it faster. Beam and batches are its defaults.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from http_load import ARTICLE, Load, Server, await_answer, free_port

PROGRAM = Path.home() / ".cache/dragoman/libretranslate-venv/bin/libretranslate"

WITHOUT_SPLITTER = """
import os
if os.environ.get("ONE_SENTENCE"):
    from argostranslate import sbd
    sbd.MiniSBDSentencizer.split_sentences = lambda self, text: [text]
"""


def contenders(path: Path, source: str, texts: list[str], clients: list[int]) -> list[Load]:
    """Loads of several sizes on one LibreTranslate."""
    folder = tempfile.TemporaryDirectory()
    home = Path(folder.name)
    packages = home / "packages"
    shutil.copytree(path, packages / path.name)
    # It goes looking for downloads when it finds fewer than two packages.
    _reversed_copy(path, packages / "reversed", source)
    (home / "sitecustomize.py").write_text(WITHOUT_SPLITTER)
    port = free_port()
    environment = {
        **os.environ,
        "ARGOS_PACKAGES_DIR": str(packages),
        "ONE_SENTENCE": "1",
        "PYTHONPATH": str(home),
        **{name: str(home / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")},
    }
    command = [str(PROGRAM), "--host", "127.0.0.1", "--port", str(port), "--disable-web-ui"]
    log = (Path(tempfile.gettempdir()) / "libretranslate-benchmark.log").open("wb")
    process = subprocess.Popen(command, env=environment, cwd=home, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    await_answer(address, "/languages", process, seconds=120)

    def body(part: list[str]) -> dict[str, object]:
        return {"q": part, "source": source, "target": "en"}

    server = Server(process, address, "/translate", body, folder)
    return [
        Load(f"LibreTranslate over HTTP, beam 4, {count} clients", server, texts[: most(count)], count, laps=1)
        for count in clients
    ]


def most(clients: int) -> int:
    """Sentences enough for every client to have an article; LibreTranslate is slow."""
    return ARTICLE * max(32, clients)


def _reversed_copy(path: Path, copy: Path, source: str) -> None:
    """The same package said to go the other way."""
    shutil.copytree(path, copy)
    text = (copy / "metadata.json").read_text(encoding="utf-8")
    text = text.replace(f'"from_code": "{source}"', '"from_code": "en"')
    text = text.replace('"to_code": "en"', f'"to_code": "{source}"')
    (copy / "metadata.json").write_text(text, encoding="utf-8")
