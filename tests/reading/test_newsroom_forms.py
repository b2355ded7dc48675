"""Datelines, bylines, dates and credits in the forms that newsrooms use: a table a language, the events invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.article import Article
from service.document import Moment
from service.intake import read
from service.reading import Masthead

FORMS = Path(__file__).resolve().parent / "forms"
SPACINGS = {"tight": "\n", "blank": "\n\n"}


def forms(file: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Name, lines and wanted fields of every form of a file; `{body}` is filled in."""
    top, *parts = file.read_text(encoding="utf-8").split("### ")
    body = "\n".join(line.removeprefix("body ") for line in top.splitlines() if line.startswith("body "))
    for part in parts:
        name, *lines = [line for line in part.splitlines() if line.strip()]
        wanted = dict(line[3:].partition(":")[::2] for line in lines if line.startswith("== "))
        text = "\n".join(line for line in lines if not line.startswith(("== ", "?? "))).replace("{body}", body)
        yield name, text, {field: value.strip() for field, value in wanted.items()}


CASES = [
    pytest.param(text, wanted, joiner, id=f"{file.stem}-{name}-{spacing}")
    for file in sorted(FORMS.glob("*.forms"))
    for name, text, wanted in forms(file)
    for spacing, joiner in SPACINGS.items()
]


def moment(value: Moment | None) -> str:
    return "" if value is None else f"{value.value}{value.timezone or ''}"


def found(masthead: Masthead, field: str) -> str:
    if field in ("title", "subtitle"):
        headline = masthead.title if field == "title" else masthead.subtitle
        return headline.source_text if headline is not None else ""
    if field == "authors":
        return "; ".join(author.value for author in masthead.authors)
    if field in ("published", "modified"):
        return moment(masthead.published if field == "published" else masthead.modified)
    if field == "dateline":
        line = masthead.dateline
        return f"{line.place} / {line.agency or '-'}" if line is not None else ""
    evidence = masthead.agency if field == "agency" else masthead.section
    return evidence.value if evidence is not None else ""


@pytest.mark.parametrize(("text", "wanted", "joiner"), CASES)
def test_the_masthead_of_a_newsroom_is_read(text: str, wanted: dict[str, str], joiner: str) -> None:
    source = joiner.join(text.split("\n"))
    masthead = read(Article(source.encode(), "text/plain", None)).masthead
    assert {field: found(masthead, field) for field in wanted} == wanted


def test_forms_are_many() -> None:
    assert len(CASES) > 500
