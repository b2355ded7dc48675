"""The Python client, sync and async, against the running service, and against one that breaks connections."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from service.client import AsyncClient, Client, ServiceError
from tests.conftest import ROOT, Server


def article(number: int) -> dict[str, str]:
    return {"text": f"Harbour report {number}\n\nAbout {number} ships waited outside the port on Monday."}


def title(number: int) -> str:
    return f"Harbour report {number}"


@pytest.fixture
def dragoman(server: Server) -> Iterator[Client]:
    with Client(server.url) as client:
        yield client


class Breaking:
    """A relay in front of the service that breaks connections, `left` more of them, after so many bytes of answer."""

    def __init__(self, url: str, after: int) -> None:
        self._target = urlsplit(url)
        self._after = after
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.left = 2
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._relay, args=(client,), daemon=True).start()

    def _relay(self, client: socket.socket) -> None:
        service = socket.create_connection((self._target.hostname, self._target.port))
        threading.Thread(target=_copy, args=(client, service), daemon=True).start()
        passed = 0
        while data := service.recv(4096):
            passed += len(data)
            if self.left and passed > self._after:
                self.left -= 1
                break
            client.sendall(data)
        for one in (client, service):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def close(self) -> None:
        self._listener.close()


def _copy(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65_536):
            target.sendall(data)
    except OSError:
        pass


@pytest.fixture
def breaking(server: Server) -> Iterator[Breaking]:
    relay = Breaking(server.url, 4_000)
    yield relay
    relay.close()


def test_one_document(dragoman: Client) -> None:
    document = dragoman.document(**article(1), url="https://news.example/1")
    assert document["title"]["text"] == title(1)
    assert document["source"]["url"] == "https://news.example/1"


def test_errors_are_problem_documents(dragoman: Client) -> None:
    with pytest.raises(ServiceError) as raised:
        dragoman.document(text="  ")
    assert raised.value.status == 422
    assert raised.value.problem["field"] == "text"
    with pytest.raises(ServiceError) as raised:
        dragoman.job("0" * 32)
    assert raised.value.status == 404


def test_batch_keeps_order_over_many_requests(dragoman: Client) -> None:
    def articles() -> Iterator[dict[str, str]]:
        for number in range(450):
            yield article(number) if number != 321 else {"text": ""}

    for number, document in enumerate(dragoman.batch(articles())):
        if number == 321:
            assert document["line"] == 322
            assert document["error"]["status"] == 422
        else:
            assert document["title"]["text"] == title(number)
    assert number == 449


def test_batch_reads_its_source_as_it_goes(dragoman: Client) -> None:
    """An endless source: what was asked for comes, and little more is taken."""
    taken = 0

    def endless() -> Iterator[dict[str, str]]:
        nonlocal taken
        while True:
            taken += 1
            yield article(taken)

    answers = dragoman.batch(endless())
    assert [next(answers)["title"]["text"] for _ in range(5)] == [title(number) for number in range(1, 6)]
    assert taken < 1000


def test_batch_of_large_articles(dragoman: Client) -> None:
    large = {"text": "Harbour report\n\n" + "About 30 ships waited outside the port on Monday. " * 6_000}
    (document,) = dragoman.batch([large])
    assert len(document["text"]) > 280_000


def test_job(dragoman: Client) -> None:
    job = dragoman.submit(article(number) for number in range(120))
    assert (job.articles, job.finished) == (120, False)
    titles = [document["title"]["text"] for document in dragoman.documents(job)]
    assert titles == [title(number) for number in range(120)]
    assert dragoman.wait(job).documents == 120
    assert [one["title"]["text"] for one in dragoman.documents(job.id, after=117)] == titles[117:]
    dragoman.delete(job)
    with pytest.raises(ServiceError):
        dragoman.job(job)


def test_a_broken_connection_is_taken_up_where_it_broke(breaking: Breaking) -> None:
    with Client(breaking.url) as dragoman:
        titles = [document["title"]["text"] for document in dragoman.batch(map(article, range(100)))]
        assert titles == [title(number) for number in range(100)]
        assert breaking.left == 0
        breaking.left = 2
        job = dragoman.submit(map(article, range(100)))
        dragoman.wait(job)
        titles = [document["title"]["text"] for document in dragoman.documents(job)]
        assert titles == [title(number) for number in range(100)]
        assert breaking.left == 0


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    with Client(f"http://127.0.0.1:{port}", retries=1) as dragoman, pytest.raises(httpx.ConnectError):
        dragoman.document(text="x")


def test_async(server: Server, breaking: Breaking) -> None:
    async def articles() -> AsyncIterator[dict[str, str]]:
        for number in range(100):
            yield article(number)

    async def use(url: str) -> None:
        async with AsyncClient(url) as dragoman:
            assert (await dragoman.document(**article(7)))["title"]["text"] == title(7)
            batch = [one["title"]["text"] async for one in dragoman.batch(articles())]
            assert batch == [title(number) for number in range(100)]
            job = await dragoman.submit(articles())
            found = [one["title"]["text"] async for one in dragoman.documents(job)]
            assert found == batch
            assert (await dragoman.wait(job)).documents == 100
            await dragoman.delete(job)
            with pytest.raises(ServiceError):
                await dragoman.job(job)

    asyncio.run(use(server.url))
    asyncio.run(use(breaking.url))
    assert breaking.left == 0


def recipes() -> list[str]:
    """The Python of docs/client.md."""
    return re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "client.md").read_text(), re.DOTALL)


def test_recipes_are_python() -> None:
    found = recipes()
    assert len(found) == 5
    for recipe in found:
        compile(recipe, "docs/client.md", "exec")


def test_the_recipe_of_a_folder(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("raw", "out"):
        Path(folder).mkdir()
    for number in range(5):
        Path("raw", f"{number}.txt").write_text(article(number)["text"] if number else " ")
    (recipe,) = (one for one in recipes() if "glob" in one)
    exec(recipe.replace("Client()", f'Client("{server.url}")'), {})
    assert Path("out", "0.txt").read_text() == "text is empty"
    assert "About 3 ships waited" in Path("out", "3.txt").read_text()


def test_the_first_recipe(server: Server) -> None:
    recipe = recipes()[0].replace("http://127.0.0.1:8080", server.url)
    known = {"raw": article(1)["text"], "texts": [article(number)["text"] for number in range(3)]}
    exec(recipe, known)
    assert known["document"]["title"]["text"] == title(2)  # type: ignore[index]
