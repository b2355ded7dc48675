"""Articles from files into documents on standard output: the work of ``dragoman normalize``."""

from __future__ import annotations

import errno
import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import typer
from pydantic import TypeAdapter
from rich.console import Console
from rich.progress import Progress

from service import gkg
from service.article import Article
from service.cli.forms import HTML_SUFFIXES, Format
from service.cli.reader import render
from service.document import Document
from service.runtime import Runtime
from service.settings import Settings

DOCUMENT = TypeAdapter(Document)
AT_ONCE = 4


def emit_all(
    files: list[str], output: Format, *, html: bool, charset: str | None, hints: Mapping[str, str], chosen: Settings
) -> int:
    """Normalize `files` and write their documents to standard output; the number of those that failed."""
    emitter = Emitter(output, many=len(files) > 1)
    failures = 0
    with Runtime(chosen) as runtime, _progress(len(files)) as advance:

        def work(name: str) -> Document:
            return runtime.pipeline.normalize(_article(name, html, charset, hints, chosen.max_body_bytes))

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
    return failures


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


def _article(name: str, html: bool, charset: str | None, hints: Mapping[str, str], limit: int) -> Article:
    """The article in a file or on standard input; ValueError when it is empty or over the limit."""
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
