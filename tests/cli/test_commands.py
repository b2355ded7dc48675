"""The console command as a user runs it: a process, its output and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.invariants import check_document

ENGLISH = "Harbour reopens\n\nThe harbour is open again, the mayor said on Monday. About 200 ships waited."


def dragoman(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "DRAGOMAN_DATA": str(folder / "data"), "DRAGOMAN_CACHE": str(folder / "cache")}
    return subprocess.run(
        [sys.executable, "-m", "service", *arguments],
        input=stdin,
        capture_output=True,
        env=environment,
        cwd=ROOT,
        timeout=120,
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    return path


def test_one_file_is_one_object(tmp_path: Path, article: Path) -> None:
    done = dragoman(tmp_path, "normalize", str(article))
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["schema"] == "dragoman.document/1"
    assert document["title"]["text"] == "Harbour reopens"


def test_standard_input_and_text_form(tmp_path: Path) -> None:
    done = dragoman(tmp_path, "normalize", "-", "--format", "text", stdin=ENGLISH.encode())
    assert done.returncode == 0
    assert "Harbour reopens" in done.stdout.decode()
    assert "About 200 ships waited." in done.stdout.decode()
    long = "The harbour is open again and everybody who had waited for weeks was glad of it " * 12
    told = dragoman(tmp_path, "normalize", "-", "--format", "text", stdin=f"{long.strip()}.".encode()).stdout.decode()
    assert " ".join(told.split()).count("everybody who had waited") == 12


def test_a_failing_file_does_not_stop_the_rest(tmp_path: Path, article: Path) -> None:
    missing, empty = tmp_path / "missing.txt", tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = dragoman(tmp_path, "normalize", str(missing), str(article), str(empty), "--format", "ndjson")
    assert done.returncode == 1
    lines = done.stdout.decode().splitlines()
    assert len(lines) == 1
    assert json.loads(lines[0])["title"]["text"] == "Harbour reopens"
    told = done.stderr.decode().splitlines()
    assert len(told) == 2
    assert "missing.txt: No such file" in told[0]
    assert "empty.txt: the file is empty" in told[1]


@pytest.mark.parametrize(
    ("redirection", "reason"),
    [
        (">/dev/full", "standard output: No space left on device"),
        (">&-", "standard output is closed"),
        ("<&-", "-: standard input is closed"),
    ],
)
@pytest.mark.parametrize("form", ["json", "text"])
def test_streams_that_fail_are_told_in_one_line(tmp_path: Path, redirection: str, reason: str, form: str) -> None:
    environment = {**os.environ, "DRAGOMAN_DATA": str(tmp_path / "data"), "DRAGOMAN_CACHE": str(tmp_path / "cache")}
    command = f'"{sys.executable}" -m service normalize - --format {form} {redirection}'
    done = subprocess.run(
        ["sh", "-c", command], input=ENGLISH.encode(), capture_output=True, env=environment, cwd=ROOT, timeout=120
    )
    assert (done.returncode, done.stderr.decode()) == (1, f"dragoman: {reason}\n")


@pytest.mark.parametrize("form", ["ndjson", "text"])
def test_the_output_is_utf_8_in_every_locale(tmp_path: Path, form: str) -> None:
    path = os.fsencode(tmp_path / "café ") + b"\xff.txt"
    Path(os.fsdecode(path)).write_text("Пожарные потушили огонь на складе. Никто не пострадал.", encoding="utf-8")
    environment = {
        **os.environ,
        "DRAGOMAN_DATA": str(tmp_path / "data"),
        "DRAGOMAN_CACHE": str(tmp_path / "cache"),
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    outputs = []
    for arguments in (["normalize", "--format", form], ["detect"]):
        command = [sys.executable, "-m", "service", *arguments, path]
        done = subprocess.run(command, capture_output=True, env=environment, cwd=ROOT, timeout=120)
        assert (done.returncode, done.stderr) == (0, b"")
        outputs.append(done.stdout)
    assert outputs[0].decode("utf-8")
    assert outputs[1].rstrip(b"\n").endswith(path)


def test_several_files_in_json_are_an_array(tmp_path: Path, article: Path) -> None:
    done = dragoman(tmp_path, "normalize", str(article), str(article))
    assert done.returncode == 0
    first, second = json.loads(done.stdout)
    assert first == second
    nothing = dragoman(tmp_path, "normalize", "/nowhere/a", "/nowhere/b")
    assert nothing.returncode == 1
    assert json.loads(nothing.stdout) == []


def test_detect(tmp_path: Path, article: Path) -> None:
    done = dragoman(tmp_path, "detect", str(article))
    assert done.returncode == 0
    assert done.stdout.decode().startswith("en\t")
    assert dragoman(tmp_path, "detect", "/nowhere").returncode == 1


def test_wrong_usage_exits_with_2(tmp_path: Path, article: Path) -> None:
    assert dragoman(tmp_path, "normalize", str(article), "--format", "pdf").returncode == 2
    assert dragoman(tmp_path, "nonsense").returncode == 2


def test_packages_are_listed(tmp_path: Path) -> None:
    done = dragoman(tmp_path, "packages", "list", "--json")
    assert done.returncode == 0, done.stderr
    assert {"translate-ru_en", "translate-id_en"} <= {row["name"] for row in json.loads(done.stdout)}


def test_the_command_line_and_http_give_the_same_document(tmp_path: Path, article: Path, client: object) -> None:
    import httpx

    assert isinstance(client, httpx.Client)
    done = dragoman(tmp_path, "normalize", str(article), "--format", "ndjson")
    answer = client.post("/v1/documents", content=article.read_bytes(), headers={"Content-Type": "text/plain"})
    assert json.loads(done.stdout) == answer.json()
    check_document(
        client.post(
            "/v1/documents?include=source", content=article.read_bytes(), headers={"Content-Type": "text/plain"}
        ).json()
    )


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "abc"), ("DEVICE", "tpu"), ("CORS_ORIGINS", "no list"), ("CORS_ORIGINS", "[1]")]
)
def test_a_wrong_setting_is_told_in_one_line(name: str, value: str) -> None:
    environment = {**os.environ, f"DRAGOMAN_{name}": value}
    command = [sys.executable, "-m", "service", "serve", "--port", "0"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert name.lower() in done.stderr.lower()
