"""Two articles or documents side by side: the work of ``dragoman compare``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from rich.console import Console
from rich.table import Table

from service.article import Article
from service.cli.forms import HTML_SUFFIXES, CompareFormat
from service.comparison import Comparison, compare
from service.document import Document
from service.runtime import Runtime
from service.settings import settings

DOCUMENT = TypeAdapter(Document)


def show(one: Document, other: Document, output: CompareFormat) -> None:
    """Write what two documents share to standard output."""
    found = compare(one, other)
    if output is CompareFormat.json:
        json.dump(asdict(found), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        _show(found, one, other, Console(highlight=False))


def documents(*paths: Path) -> list[Document]:
    """Documents as they are; articles through the pipeline, which starts only when one is given. Raises OSError,
    ValueError."""
    contents = [path.read_bytes() for path in paths]
    known = [_document(data) for data in contents]
    if None not in known:
        return [document for document in known if document is not None]
    with Runtime(settings()) as runtime:
        return [
            document or runtime.pipeline.normalize(_article(path, data))
            for path, data, document in zip(paths, contents, known, strict=True)
        ]


def _document(data: bytes) -> Document | None:
    """A document in JSON, None when the bytes are something else."""
    if not data.lstrip().startswith(b"{"):
        return None
    try:
        return DOCUMENT.validate_json(data)
    except ValidationError:
        return None


def _article(path: Path, data: bytes) -> Article:
    if not data.strip():
        raise ValueError(f"{path}: the file is empty")
    return Article(data, "text/html" if path.suffix.lower() in HTML_SUFFIXES else "text/plain", None, {})


def _show(found: Comparison, one: Document, other: Document, console: Console) -> None:
    verdict = "near copies" if found.near_copy else "reports of one event" if found.one_event else "different events"
    bits = "" if found.bits is None else f", {found.bits} of 64 bits apart"
    console.print(f"[bold]{verdict}[/bold] (similarity {found.similarity:.2f}{bits})")
    table = Table(show_header=True, header_style="bold")
    for heading in ("", _title(one), _title(other)):
        table.add_column(heading, overflow="fold")
    for entity in found.entities:
        table.add_row(entity.type, entity.first, entity.second)
    for pair in found.quantities:
        table.add_row(
            "agree" if pair.agrees else "differ",
            _claim(pair.first, pair.action, pair.first_source),
            _claim(pair.second, pair.action, pair.second_source),
            style="" if pair.agrees else "yellow",
        )
    for date in found.dates:
        table.add_row("date", date, date)
    table.add_row("only here", ", ".join(found.only_first), ", ".join(found.only_second), style="dim")
    console.print(table)


def _claim(text: str, action: str | None, source: str | None) -> str:
    """12 tanks (destroyed; Defense Ministry): a number means little without what happened and who says so."""
    told = "; ".join(part for part in (action if action and action not in text else None, source) if part)
    return f"{text} ({told})" if told else text


def _title(document: Document) -> str:
    return document.title.text if document.title is not None else "(no title)"
