"""``dragoman normalize``: articles from files into documents on standard output."""

from __future__ import annotations

import errno
import sys
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter
from rich.console import Console
from rich.progress import Progress

from service import gkg
from service.article import Article
from service.cli.reader import render
from service.document import Document
from service.runtime import Runtime
from service.settings import settings

DOCUMENT = TypeAdapter(Document)
AT_ONCE = 4
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


class Format(StrEnum):
    """Forms of output."""

    json = "json"
    ndjson = "ndjson"
    text = "text"
    gkg = "gkg"


def normalize(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Articles to read; - is standard input.")],
    output: Annotated[Format, typer.Option("--format", help="Form of the output.")] = Format.json,
    html: Annotated[bool, typer.Option("--html", help="Read every file as HTML, whatever its name.")] = False,
    charset: Annotated[str | None, typer.Option(help="Charset of the files, if it is known.")] = None,
    language: Annotated[str | None, typer.Option(help="Language to assume where the text does not tell.")] = None,
) -> None:
    """Normalize articles. One that fails is named on standard error and does not stop the rest; the exit code is 1."""
    hints = {"language": language} if language else {}
    emitter = Emitter(output, many=len(files) > 1)
    failures = 0
    with Runtime(settings()) as runtime, _progress(len(files)) as advance:

        def work(name: str) -> Document:
            return runtime.pipeline.normalize(_article(name, html, charset, hints))

        for name, future in _in_order(work, files):
            try:
                document = future.result()
            except (OSError, ValueError) as error:
                failures += 1
                typer.echo(f"dragoman: {name}: {_reason(error)}", err=True)
            else:
                emitter.emit(document)  # a closed output ends the command; it is no fault of the article
            advance()
    emitter.close()
    if failures:
        raise typer.Exit(1)


class Emitter:
    """Writes documents to standard output as they come; several in JSON form make one array."""

    def __init__(self, output: Format, *, many: bool) -> None:
        self._output = output
        self._array = many and output is Format.json
        self._written = 0
        if sys.stdout is None:  # closed by the caller: dragoman … >&-
            raise OSError(errno.EBADF, "standard output is closed")

    def emit(self, document: Document) -> None:
        """Write one document; OSError names standard output when it cannot be written."""
        with _output_named():
            self._write(document)
            sys.stdout.flush()
        self._written += 1

    def _write(self, document: Document) -> None:
        if self._output is Format.text:
            render(document, Console(file=sys.stdout, highlight=False))
        elif self._output is Format.gkg:
            sys.stdout.write(gkg.record(document) + "\n")
        elif self._output is Format.ndjson:
            sys.stdout.write(DOCUMENT.dump_json(document).decode() + "\n")
        else:
            separator = ("[\n" if not self._written else ",\n") if self._array else ""
            sys.stdout.write(separator + DOCUMENT.dump_json(document, indent=2).decode())

    def close(self) -> None:
        """End what was begun."""
        with _output_named():
            if self._array:
                sys.stdout.write("\n]\n" if self._written else "[]\n")
            elif self._output is Format.json and self._written:
                sys.stdout.write("\n")
            sys.stdout.flush()


@contextmanager
def _output_named() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise  # the reader has enough; no error message
    except OSError as error:
        raise OSError(error.errno, f"standard output: {error.strerror}") from None


def _in_order(work: Callable[[str], Document], names: list[str]) -> Iterator[tuple[str, Future[Document]]]:
    """Work on a few files at once, so that the engine is fed, and give the futures in the order of `names`."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting: deque[tuple[str, Future[Document]]] = deque()
        for name in names:
            waiting.append((name, pool.submit(work, name)))
            if len(waiting) >= AT_ONCE * 2:
                yield waiting.popleft()
        yield from waiting


def _article(name: str, html: bool, charset: str | None, hints: dict[str, str]) -> Article:
    """The article in a file or on standard input; ValueError when it is empty or over the limit."""
    limit = settings().max_body_bytes
    if name == "-":
        if sys.stdin is None:
            raise ValueError("standard input is closed")
        data = sys.stdin.buffer.read(limit + 1)
    else:
        with Path(name).open("rb") as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"the file is over the limit of {limit} bytes")
    if not data.strip():
        raise ValueError("the file is empty")
    is_page = html or Path(name).suffix.lower() in HTML_SUFFIXES
    return Article(data, "text/html" if is_page else "text/plain", charset, hints)


def _reason(error: Exception) -> str:
    """One line of why."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else " ".join(str(error).split())


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], object]]:
    """A bar on standard error when there are many files and a person looks at it."""
    console = Console(stderr=True)
    if total < 2 or not console.is_terminal:
        yield lambda: None
        return
    with Progress(console=console) as bar:
        task = bar.add_task("normalizing", total=total)
        yield lambda: bar.advance(task)
