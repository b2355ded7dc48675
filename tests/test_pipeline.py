"""Property tests of the whole road on the real packages: nothing lost, spans right, same in, same out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from service.article import Article
from service.document import Document
from service.runtime import Runtime
from service.settings import Settings
from tests.invariants import check_document

DOCUMENT = TypeAdapter(Document)

LINES = st.sampled_from(
    [
        "Опубликовано 3 мая 2019, 09:15",
        "Posted by admin on 3 May 2019",
        "MARCH 2021",
        "0 $",
        "Subscribe",
        "Baca juga: Banjir di Bandung",
        "Пожарные потушили огонь на складе. Никто не пострадал…",
        "«Мы готовы», — сказал министр А. С. Петров.",
        "Sekitar 2.300 warga mengungsi, kata Dewi.",
        "The port is closed , officials said. “Nobody came,” said Ann Lee.",
        "- a list item",
        "WORLD",
        "© 2019 All rights reserved",
        "informasi",
        "",
        " ",
        "MОСКВА, 1 окт - РИА Новости. В городе идёт дождь.",
        "https://news.example/a_b?c=d",
        "МОСКВА,\xa01\xa0окт\xa0-\xa0РИА\xa0Новости.\xa0В\xa0городе\xa0идёт\xa0дождь.",
    ]
)
ARTICLES = st.one_of(
    st.lists(LINES, min_size=1, max_size=12).map("\n".join),
    st.text(max_size=300),
    st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=8).map("\n\n".join),
)
PAGES = st.lists(
    st.one_of(
        LINES.map(lambda line: f"<p>{line}</p>"),
        LINES.map(lambda line: f"<h1>{line}</h1>"),
        LINES.map(lambda line: f"<ul><li><a href='/x'>{line}</a></li></ul>"),
        st.text(max_size=60),
        st.sampled_from(
            [
                "<title>В городе идёт дождь</title>",
                "<div>",
                "</div>",
                "<script>x</script>",
                "<table><tr><td>",
                "<!--",
                "<time datetime='2019-05-03'>",
            ]
        ),
    ),
    max_size=10,
).map("".join)


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    folder = tmp_path_factory.mktemp("runtime")
    with Runtime(Settings(data=folder / "data", cache=folder / "cache")) as opened:
        yield opened


def document_of(runtime: Runtime, data: bytes, media_type: str = "text/plain") -> bytes:
    article = Article(data, media_type, include=frozenset({"source"}))
    return DOCUMENT.dump_json(runtime.pipeline.normalize(article))


RELAXED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


@RELAXED
@given(text=ARTICLES)
def test_nothing_of_a_text_is_lost(runtime: Runtime, text: str) -> None:
    data = text.encode("utf-8", "replace")
    document = runtime.pipeline.normalize(Article(data, charset="utf-8", include=frozenset({"source"})))
    check_document(DOCUMENT.dump_python(document, mode="json"))


@RELAXED
@given(page=PAGES)
def test_nothing_of_a_page_is_lost(runtime: Runtime, page: str) -> None:
    article = Article(page.encode("utf-8", "replace"), "text/html", "utf-8", include=frozenset({"source"}))
    check_document(DOCUMENT.dump_python(runtime.pipeline.normalize(article), mode="json"))


def test_another_process_state_gives_the_same_bytes(runtime: Runtime, examples: list[Path], tmp_path: Path) -> None:
    kinds = {".txt": "text/plain", ".html": "text/html"}
    first = [document_of(runtime, path.read_bytes(), kinds[path.suffix]) for path in examples]
    with Runtime(Settings(data=tmp_path / "d", cache=tmp_path / "c", memory_bytes=0, inter_threads=1)) as fresh:
        again = [document_of(fresh, path.read_bytes(), kinds[path.suffix]) for path in reversed(examples)]
    assert first == again[::-1]


def test_five_megabytes_of_english(runtime: Runtime) -> None:
    paragraph = (
        "The harbour is open again after the storm of last week, the mayor of the town said on Monday while she walked "
        "along the quay with the owners of the boats. About {} ships waited outside the port for permission to enter, "
        "and the queue reached beyond the lighthouse on the far side of the bay.\n\n"
    )
    counted = (str(number) if number % 10 == 0 else "many" for number in range(17_600))
    data = "".join(paragraph.format(number) for number in counted).encode()
    assert len(data) > 5_000_000
    document = runtime.pipeline.normalize(Article(data, include=frozenset({"source"})))
    check_document(DOCUMENT.dump_python(document, mode="json"))
    assert "About 17590 ships" in document.text


def test_a_headline_from_a_hint_has_a_language_of_its_own(runtime: Runtime) -> None:
    body = "В городе идёт дождь, и улицы пусты. Пожарные потушили огонь на складе, никто не пострадал."
    hints = {"title": "A fire killed at least 3 people in Port Ellery on Monday"}
    document = runtime.pipeline.normalize(Article(body.encode(), hints=hints))
    assert document.title is not None
    assert (document.title.text, document.title.language) == (hints["title"], "en")


def test_a_hinted_headline_over_nothing_but_furniture(runtime: Runtime) -> None:
    hints = {"title": "A fire killed at least 3 people in Port Ellery on Monday"}
    document = runtime.pipeline.normalize(Article(b"Subscribe", hints=hints))
    assert document.title is not None
    assert (document.title.language, document.warnings) == ("en", ["no-article-text"])
