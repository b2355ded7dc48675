"""A loaded CTranslate2 model and the tokenizers of the packages around it."""

from __future__ import annotations

import json
import logging
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2

from service.translation.contract import Decoding, EngineOptions, LoadedPackage, PackageBroken, PackageModel
from service.translation.tokenization import Tokenizer, open_tokenizer

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Output:
    """What the model wrote for one sentence; ``complete`` is False when the bound came before the end token."""

    units: list[str]
    complete: bool
    score: float


@dataclass(frozen=True, slots=True)
class Package:
    """A package ready for work. Its ``target_prefix`` is empty in all but many-to-many models."""

    source: PackageModel
    tokenizer: Tokenizer
    target_prefix: str

    @classmethod
    def open(cls, source: PackageModel) -> Package:
        """Read the tokenizer and the prefix of an unpacked package. Raises `PackageBroken`.

        The metadata is read here because importing ``argostranslate.package`` creates folders in the home directory.
        """
        path = source.path / "metadata.json"
        try:
            metadata = json.loads(path.read_text(encoding="utf-8"))
            prefix = metadata.get("target_prefix", "")
        except (OSError, ValueError, AttributeError) as error:
            raise PackageBroken(f"{path} cannot be read: {error}") from error
        tokenizer = open_tokenizer(source.path, source.from_code, source.to_code)
        return cls(source, tokenizer, prefix if isinstance(prefix, str) else "")


class Model:
    """One CTranslate2 model on one device, shared by every package with its ``model_key``."""

    def __init__(self, key: str, path: Path, options: EngineOptions) -> None:
        self.key = key
        self._options = options
        self._end = _end_token(path)
        self.model_bytes = sum(file.stat().st_size for file in path.iterdir() if file.is_file())
        self.notes: tuple[str, ...] = ()
        self._translator = self._load(path)
        self.device: str = self._translator.device
        self.compute_type: str = self._translator.compute_type
        self.inter_threads: int = self._translator.num_translators

    def infer(
        self, sources: Sequence[list[str]], prefixes: Sequence[list[str] | None], bound: int, decoding: Decoding
    ) -> list[Output]:
        """Translate one batch; blocks, and runs beside other calls. ``bound`` is the most tokens of an output."""
        results = self._translator.translate_batch(
            list(sources),
            target_prefix=list(prefixes) if any(prefixes) else None,
            beam_size=decoding.beam or self._options.beam,
            length_penalty=self._options.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            replace_unknowns=self._options.replace_unknowns,
            max_input_length=0,
            max_decoding_length=bound,
            return_end_token=True,
            return_scores=True,
        )
        return [self._output(result) for result in results]

    def describe(self, package: Package) -> LoadedPackage:
        """What `/v1/packages` shows of a package on this model."""
        source = package.source
        return LoadedPackage(
            source.name,
            source.version,
            source.sha256,
            source.from_code,
            source.to_code,
            package.tokenizer.kind,
            self.key,
            self.device,
            self.compute_type,
            self.inter_threads,
            self._options.intra_threads,
            self.model_bytes,
            self.notes,
        )

    def _output(self, result: Any) -> Output:
        units: list[str] = result.hypotheses[0]
        complete = bool(units) and units[-1] == self._end
        return Output(units[:-1] if complete else units, complete, result.scores[0])

    def _load(self, path: Path) -> Any:
        """The translator, on the wanted device where it passes its self-test, else on the CPU."""
        wanted = self._options.device
        if wanted != "cpu":
            try:
                return self._tested(self._open(path, wanted))
            except (RuntimeError, ValueError) as error:
                self.notes = (f"{wanted} failed its self-test, the CPU is used: {error}",)
                _log.warning("device %s failed its self-test, falling back to the CPU: %s", wanted, error)
        try:
            return self._open(path, "cpu")
        except (RuntimeError, ValueError) as error:
            raise PackageBroken(f"{path} is not a CTranslate2 model: {error}") from error

    def _tested(self, translator: Any) -> Any:
        """The translator, once it has translated something with a score that is a number. Raises `RuntimeError`."""
        (result,) = translator.translate_batch([[self._end]], beam_size=1, max_decoding_length=4, return_scores=True)
        if not math.isfinite(result.scores[0]):
            raise RuntimeError(f"a test sentence has the score {result.scores[0]}")
        return translator

    def _open(self, path: Path, device: str) -> Any:
        threads = self._options.inter_threads or len(os.sched_getaffinity(0))
        return ctranslate2.Translator(
            str(path),
            device=device,
            compute_type=self._options.compute_type,
            inter_threads=threads,
            intra_threads=self._options.intra_threads,
        )


def _end_token(path: Path) -> str:
    """The token that ends a sentence, from the model's ``config.json``."""
    try:
        config = json.loads((path / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "</s>"  # models converted before CTranslate2 3.0 have no config
    return str(config.get("eos_token") or "</s>")
