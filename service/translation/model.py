"""A loaded CTranslate2 model and the tokenizers of the packages around it."""

from __future__ import annotations

import json
import logging
import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2

from service.translation.contract import Decoding, EngineOptions, LoadedPackage, PackageBroken, PackageModel
from service.translation.device import batches_at_a_time, open_cublas
from service.translation.padding import filler
from service.translation.tokenization import Tokenizer, open_tokenizer

_log = logging.getLogger(__name__)

_BATCH_TOKENS, _ARTICLE_TOKENS = 256, 512
"""Tokens of a batch of a bulk load, and of one of articles (`Queue`)."""
_LARGE_MODEL_BATCH_TOKENS, _LARGE_MODEL = 768, 40_000_000
"""Tokens of any batch, and from how many bytes on a model has so many: what reads more weights at each step gains more
from each further row (docs/benchmarks.md)."""
_FULL_STOP = "."
_TEST_TOKENS = 24
"""Tokens of a sentence of the self-test, about those of a sentence of news."""


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
    """One CTranslate2 model on one device, shared by every package with its ``model_key``.

    A GPU that fails its self-test at start, or later on, is left for the CPU; `notes` says so.
    """

    def __init__(self, key: str, path: Path, options: EngineOptions) -> None:
        self.key = key
        self._path = path
        self._options = options
        self._end, self._unknown = _special_tokens(path)
        self.model_bytes = sum(file.stat().st_size for file in path.iterdir() if file.is_file())
        small = self.model_bytes <= _LARGE_MODEL
        self.batch_tokens = options.batch_tokens or (_BATCH_TOKENS if small else _LARGE_MODEL_BATCH_TOKENS)
        """Tokens of a batch at most."""
        self.article_tokens = options.batch_tokens or (_ARTICLE_TOKENS if small else _LARGE_MODEL_BATCH_TOKENS)
        """Tokens of a batch of articles at most."""
        self.notes: tuple[str, ...] = ()
        self._leaving = threading.Lock()
        self._translator = self._load()
        self._filler = self._shortest_filler()

    @property
    def device(self) -> str:
        """``cpu`` or ``cuda``, as it really is."""
        return str(self._translator.device)

    @property
    def compute_type(self) -> str:
        """What CTranslate2 computes in, as it really is."""
        return str(self._translator.compute_type)

    @property
    def inter_threads(self) -> int:
        """Batches at a time."""
        return int(self._translator.num_translators)

    def infer(
        self, sources: Sequence[list[str]], prefixes: Sequence[list[str] | None], bound: int, decoding: Decoding
    ) -> list[Output]:
        """Translate one batch; blocks, and runs beside other calls. ``bound`` is the most tokens of an output.

        The sources are of one padded width (`padding`): each output is what the sentence alone would give.
        Raises `RuntimeError` where CTranslate2 cannot do the batch.
        """
        outputs = self._infer(sources, prefixes, bound, decoding, attention=False)
        if self._options.replace_unknowns:
            for index, output in enumerate(outputs):
                if self._unknown in output.units:
                    one = slice(index, index + 1)
                    outputs[one] = self._infer(sources[one], prefixes[one], bound, decoding, attention=True)
        return outputs

    def _infer(
        self,
        sources: Sequence[list[str]],
        prefixes: Sequence[list[str] | None],
        bound: int,
        decoding: Decoding,
        *,
        attention: bool,
    ) -> list[Output]:
        """Outputs of a batch. With ``attention`` the source's token stands for each that the model has no piece for.

        Attention costs up to one part in twenty-five, and few sentences need it: theirs is asked for in a second call.
        """
        translator = self._translator
        rows, starts = list(sources), list(prefixes)
        longest = max(map(len, rows))
        width = self._options.padding.width(longest)
        if longest < width:
            rows.append(filler(self._filler, width))
            starts.append(starts[0])
        try:
            results = self._translated(translator, rows, starts, bound, decoding, attention)
        except RuntimeError as error:
            if not self._left(translator, error):
                raise
            results = self._translated(self._translator, rows, starts, bound, decoding, attention)
        return [self._output(result) for result in results[: len(sources)]]

    def _translated(
        self,
        translator: Any,
        sources: list[list[str]],
        prefixes: list[list[str] | None],
        bound: int,
        decoding: Decoding,
        attention: bool,
    ) -> Any:
        return translator.translate_batch(
            sources,
            target_prefix=prefixes if any(prefixes) else None,
            beam_size=decoding.beam or self._options.beam,
            length_penalty=self._options.length_penalty if decoding.length_penalty is None else decoding.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            replace_unknowns=attention,
            max_input_length=0,
            max_decoding_length=bound,
            return_end_token=True,
            return_scores=True,
        )

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

    def _load(self) -> Any:
        """The translator, on the wanted device where it passes its self-test, else on the CPU."""
        wanted = self._options.device
        if wanted == "auto":
            wanted = "cuda" if ctranslate2.get_cuda_device_count() else "cpu"
        if wanted != "cpu":
            try:
                open_cublas()
                translator = self._open(wanted)
                self._test(translator)
                return translator
            except (RuntimeError, ValueError) as error:
                self._note(f"{wanted} failed its self-test, the CPU is used: {error}")
        try:
            return self._open("cpu")
        except (RuntimeError, ValueError) as error:
            raise PackageBroken(f"{self._path} is not a CTranslate2 model: {error}") from error

    def _left(self, translator: Any, error: RuntimeError) -> bool:
        """Whether the translator that failed was a GPU's and work goes on with the CPU.

        A GPU that still passes its self-test is not to blame: the batch was.
        """
        if translator.device == "cpu":
            return False
        with self._leaving:
            if self._translator is not translator:  # another thread has left it
                return True
            try:
                self._test(translator)
                return False
            except RuntimeError:
                self._note(f"{translator.device} failed at work, the CPU is used since: {error}")
            self._translator = self._open("cpu")
            return True

    def _note(self, note: str) -> None:
        self.notes = (*self.notes, note)
        _log.warning("%s", note)

    def _test(self, translator: Any) -> None:
        """Have a batch as large as those at work translated. Raises `RuntimeError`, also for a score that is no number.

        The sentences are tokens that no model knows: what counts is that every part of the device's work is done.
        """
        sentence = [str(number) for number in range(_TEST_TOKENS - 1)]
        results = translator.translate_batch(
            [[*sentence, self._end]] * max(1, self.batch_tokens // _TEST_TOKENS),
            beam_size=self._options.beam,
            max_decoding_length=_TEST_TOKENS,
            return_scores=True,
        )
        for result in results:
            if not math.isfinite(result.scores[0]):
                raise RuntimeError(f"a test sentence has the score {result.scores[0]}")

    def _shortest_filler(self) -> str:
        """The token for which the model writes least: the sooner a row that only fills a batch up is done, the less it
        costs. The compact packages write two tokens for full stops and up to nine for end tokens."""
        tokens = (self._end, _FULL_STOP)
        try:
            results = self._translator.translate_batch(
                [filler(token, _TEST_TOKENS) for token in tokens],
                beam_size=self._options.beam,
                max_decoding_length=_TEST_TOKENS // 2,
                return_end_token=True,
            )
        except RuntimeError:  # what a model cannot do is told where it is at work
            return self._end
        return min(zip(tokens, results, strict=True), key=lambda tried: len(tried[1].hypotheses[0]))[0]

    def _open(self, device: str) -> Any:
        return ctranslate2.Translator(
            str(self._path),
            device=device,
            compute_type=self._options.compute_type,
            inter_threads=batches_at_a_time(device, self._options.inter_threads),
            intra_threads=self._options.intra_threads,
        )


def _special_tokens(path: Path) -> tuple[str, str]:
    """The token that ends a sentence and the one for what has no piece, from the model's ``config.json``."""
    try:
        config = json.loads((path / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        config = {}  # models converted before CTranslate2 3.0 have none
    return str(config.get("eos_token") or "</s>"), str(config.get("unk_token") or "<unk>")
