"""What is stored beside jobs, glossaries and translated files, when the disk is full or many write at once."""

from __future__ import annotations

import resource
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from service.api.libretranslate.files import MOST_FILES, TranslatedFiles
from tests.conftest import start_service, stop_service

TERMS = {"terms": [{"source": ["Мурманск"], "english": "Murmansk City"}], "keep": []}
FORM = {"source": "auto", "target": "en"}


def test_a_full_disk(tmp_path: Path) -> None:
    """The system refuses to let files grow (RLIMIT_FSIZE): 507, nothing half written, and articles go on."""
    running = start_service(tmp_path)
    text = {"file": ("a.txt", b"About 30 ships waited outside the port on Monday.")}
    try:
        with httpx.Client(base_url=running.url, timeout=60, trust_env=False) as client:
            assert client.put("/v1/glossaries/kept", json=TERMS).status_code == 201
            resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, (10, resource.RLIM_INFINITY))
            for name in ("kept", "new"):
                refused = client.put(f"/v1/glossaries/{name}", json={"keep": ["KOMPAS.com"]})
                assert (refused.status_code, refused.json()["type"]) == (507, "urn:dragoman:problem:storage-full")
            assert client.post("/translate_file", data=FORM, files=text).status_code == 507
            document = client.post("/v1/documents", json={"text": "В порту Мурманск пожар.", "glossary": "kept"})
            assert document.status_code == 200
            resource.prlimit(
                running.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
            )
            assert client.get("/v1/glossaries").json() == ["kept"]
            assert client.get("/v1/glossaries/kept").json()["keep"] == []
            assert client.put("/v1/glossaries/new", json=TERMS).status_code == 201
            assert client.post("/translate_file", data=FORM, files=text).status_code == 200
        data = tmp_path / "data"
        assert len(list((data / "translated-files").iterdir())) == 1
        assert sorted(path.name for path in (data / "glossaries").iterdir()) == ["kept.json", "new.json"]
    finally:
        stop_service(running)


def test_files_kept_at_the_same_moment(tmp_path: Path) -> None:
    """Each sweeps what is too much while the others do so too."""
    for number in range(2 * MOST_FILES):
        (tmp_path / f"{number:032x}.a.txt").write_text("old")
    files = TranslatedFiles(tmp_path)
    with ThreadPoolExecutor(16) as threads:
        tokens = list(threads.map(lambda number: files.keep("b.txt", str(number)), range(160)))
    assert len(set(tokens)) == 160
    assert len(list(tmp_path.iterdir())) <= MOST_FILES + 16


def test_a_glossary_written_removed_and_read_at_once(client: httpx.Client) -> None:
    """Whoever reads it gets the one or the other as a whole, or none."""
    whole = [{"terms": [{"source": [f"Слово{n}"] * 50, "english": "Word"}] * 200, "keep": []} for n in range(2)]

    def act(number: int) -> tuple[int, object]:
        if number % 4 == 0:
            return client.delete("/v1/glossaries/contested").status_code, None
        if number % 4 == 1:
            return client.put("/v1/glossaries/contested", json=whole[number % 8 // 4]).status_code, None
        if number % 4 == 2:
            body = {"text": "Слово1 в порту.", "glossary": "contested"}
            return client.post("/v1/documents", json=body).status_code, None
        answer = client.get("/v1/glossaries/contested")
        return answer.status_code, answer.json() if answer.status_code == 200 else None

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(act, range(160)))
    assert {status for status, _ in answers} <= {200, 201, 204, 404, 422}
    assert 200 in {status for status, _ in answers}
    assert all(found in whole for _, found in answers if found is not None)
    client.delete("/v1/glossaries/contested")


@pytest.mark.parametrize("charset", ["nope", "rot13"])
def test_a_form_in_an_unknown_charset(client: httpx.Client, charset: str) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="q"\r\n\r\nHello\r\n--x--\r\n'
    headers = {"Content-Type": f'multipart/form-data; boundary=x; charset="{charset}"'}
    answer = client.post("/translate", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["error"]
