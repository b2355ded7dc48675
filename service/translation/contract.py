"""What goes into the translation engine and what comes out: plain data and errors, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from service.document import RestoredName, SentenceStatus
from service.translation.padding import SHARED, Padding


@dataclass(frozen=True, slots=True)
class PackageModel:
    """An unpacked Argos package: ``path`` holds ``metadata.json``, ``model/`` and the tokenizer's file.

    ``sha256`` is that of the package file. Packages with the same ``model_key`` share one loaded CTranslate2 model.
    """

    name: str
    version: str
    sha256: str
    from_code: str
    to_code: str
    path: Path
    model_key: str


@dataclass(frozen=True, slots=True)
class Decoding:
    """How one sentence is decoded; sentences batch only with others of equal decoding.

    ``beam`` and ``length_penalty`` None are those of the engine's options.
    """

    beam: int | None = None
    no_repeat_ngram: int = 0
    repetition_penalty: float = 1.0
    length_penalty: float | None = None


Key = tuple[str, Decoding, str]
"""What makes two sentences the same: SHA-256 of the package, decoding with its beam, text."""


@dataclass(frozen=True, slots=True)
class RawTranslation:
    """One sentence as the model gave it.

    ``cut``: the input was truncated or the output hit its bound. ``score``: log probability as CTranslate2
    gives it under the length penalty; None for an empty input. Tokens are the model's.
    """

    text: str
    cut: bool
    score: float | None
    source_tokens: int
    output_tokens: int


@dataclass(frozen=True, slots=True)
class TermUse:
    """What became of a glossary term: as the source writes it, the English asked for, whether the sentence has it."""

    source: str
    english: str
    applied: bool


@dataclass(frozen=True, slots=True)
class Translation:
    """One sentence as a document gives it: English, or the source text when ``status`` is ``kept`` or ``failed``."""

    text: str
    status: SentenceStatus
    flags: tuple[str, ...] = ()
    terms: tuple[TermUse, ...] = ()
    restored: tuple[RestoredName, ...] = ()


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How the engine runs. ``device`` is ``cpu``, ``cuda`` or ``auto``; ``inter_threads`` 0: one a core, two on a GPU.

    ``max_output_tokens`` 0 means a bound by the sentence's length; stock Argos Translate has 256 for all.
    ``batch_tokens`` None gives each model the budget for its size.
    ``length_penalty`` and ``replace_unknowns`` are what stock Argos Translate uses.
    """

    device: str = "cpu"
    compute_type: str = "int8"
    inter_threads: int = 0
    intra_threads: int = 1
    beam: int = 2
    batch_tokens: int | None = None
    padding: Padding = SHARED
    queue_sentences: int = 100_000
    max_source_tokens: int = 256
    max_output_tokens: int = 0
    length_penalty: float = 0.2
    replace_unknowns: bool = True
    memory_bytes: int = 0
    memory_file: Path | None = None
    memory_file_bytes: int = 1_000_000_000


@dataclass(frozen=True, slots=True)
class LoadedPackage:
    """A package at work: the device, compute type and threads really used, and the bytes of its model on disk."""

    name: str
    version: str
    sha256: str
    from_code: str
    to_code: str
    tokenizer: str
    model_key: str
    device: str
    compute_type: str
    inter_threads: int
    intra_threads: int
    model_bytes: int
    notes: tuple[str, ...] = ()


class EngineError(Exception):
    """The engine cannot do what it was asked."""


class EngineClosed(EngineError):
    """The engine is shut down or shutting down."""


class UnsupportedLanguage(EngineError):
    """No package translates from this language."""

    def __init__(self, source: str) -> None:
        super().__init__(f"no package translates from {source!r}")
        self.source = source


class QueueFull(EngineError):
    """The queue has no room; ``retry_after`` is the estimated wait in whole seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"the translation queue is full, try again in {retry_after} s")
        self.retry_after = retry_after


class PackageBroken(EngineError):
    """A package's files cannot be read as an Argos package."""
