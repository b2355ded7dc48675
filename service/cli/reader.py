"""A document for people: title, dates, languages, English text, what is in doubt, what was removed and why."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.rule import Rule

from service.document import Document, Metadata, Moment, Removed

LONGEST_EXCERPT = 60


def render(document: Document, console: Console) -> None:
    """Print `document` readably."""
    console.print(Rule(style="dim"))
    title = document.title.text if document.title else "(no title)"
    console.print(f"[bold]{escape(title)}[/bold]")
    if document.subtitle and document.subtitle.block is None:
        console.print(escape(document.subtitle.text))
    for name, value in _facts(document):
        console.print(f"  [cyan]{name:<10}[/cyan] {escape(value)}")
    console.print()
    shown = document.title.block if document.title else None
    for block in document.blocks:
        if block.id != shown:
            console.print(Padding(escape(block.text), (0, 0, 1, 2)))
    doubtful = [sentence for block in document.blocks for sentence in block.sentences if sentence.flags]
    if doubtful:
        console.print("  [yellow]in doubt:[/yellow]")
        for sentence in doubtful:
            said = _cut(document.text[slice(*sentence.text_span)])
            console.print(f"  [yellow]{escape(', '.join(sentence.flags))}[/yellow]  [dim]{escape(said)}[/dim]")
        console.print()
    restored = [put for block in document.blocks for sentence in block.sentences for put in sentence.restored]
    if restored:
        console.print("  [dim]names put right:[/dim]")
        for put in dict.fromkeys(restored):
            console.print(f"  [dim]{escape(f'{put.english} for {put.source} (model: {put.model})')}[/dim]")
        console.print()
    if document.removed:
        console.print("  [dim]removed:[/dim]")
        for reason, parts in groupby(document.removed, key=lambda part: part.reason):
            console.print(f"  [dim]{reason:<22} {escape(_excerpt(list(parts)))}[/dim]")


def _facts(document: Document) -> list[tuple[str, str]]:
    """Name and value of each line above the text; empty ones are left out."""
    languages = ", ".join(f"{part.code} {part.share:.0%}" for part in document.language.mix)
    counts = f"{document.metadata.word_count} words, {document.metadata.reading_minutes} min"
    summary = document.translation
    translated = f"{summary.sentences} sentences, {summary.flagged} flagged" if summary.packages else ""
    facts = [
        *_masthead(document.metadata),
        ("language", languages or document.language.primary),
        ("length", counts),
        ("translated", translated),
        ("warnings", ", ".join(document.warnings)),
    ]
    return [(name, value) for name, value in facts if value]


def _masthead(metadata: Metadata) -> list[tuple[str, str]]:
    named = {name: getattr(metadata, name) for name in ("agency", "section", "site")}
    return [
        ("published", _moment(metadata.published)),
        ("modified", _moment(metadata.modified)),
        ("authors", ", ".join(author.value for author in metadata.authors)),
        *((name, evidence.value if evidence else "") for name, evidence in named.items()),
        ("dateline", metadata.dateline.source_text if metadata.dateline else ""),
    ]


def _moment(moment: Moment | None) -> str:
    if moment is None:
        return ""
    return f"{moment.value}{moment.timezone or ''}  (from “{moment.source_text}”, {moment.method})"


def _excerpt(parts: list[Removed]) -> str:
    """The removed text on one line, cut."""
    return _cut(" | ".join(part.source_text for part in parts))


def _cut(text: str) -> str:
    """On one line, at most `LONGEST_EXCERPT` characters."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_EXCERPT else text[: LONGEST_EXCERPT - 1] + "…"
