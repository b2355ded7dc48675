"""The engine on real, tiny CTranslate2 models."""

from __future__ import annotations

import json
import math
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import Future, wait
from dataclasses import replace
from pathlib import Path
from typing import Any

import ctranslate2
import pytest

from service.translation.contract import (
    Decoding,
    EngineClosed,
    EngineOptions,
    PackageBroken,
    PackageModel,
    QueueFull,
    UnsupportedLanguage,
)
from service.translation.engine import Engine, output_bound
from service.translation.model import Package
from service.translation.padding import NONE, SHARED, Padding
from tests.translation.conftest import INDONESIAN, RUSSIAN, EngineMaker, compact_package, model_of

MANY = [f"{line} {number}" for number in range(60) for line in RUSSIAN]


def alone(package: PackageModel, text: str, beam: int, length_penalty: float = 0.2) -> str:
    """The English of one sentence from CTranslate2 itself, one call a sentence."""
    tokenizer = Package.open(package).tokenizer
    (units,) = tokenizer.encode([text])
    translator = ctranslate2.Translator(str(package.path / "model"), compute_type="int8")
    (result,) = translator.translate_batch(
        [units],
        beam_size=beam,
        length_penalty=length_penalty,
        replace_unknowns=True,
        max_decoding_length=output_bound(len(units)),
    )
    return tokenizer.decode([result.hypotheses[0]])[0].strip(" ")


@pytest.mark.parametrize("beam", [1, 2, 4])
def test_batched_english_is_that_of_each_sentence_alone(
    russian: PackageModel, engine_of: EngineMaker, beam: int
) -> None:
    engine = engine_of(russian)
    outputs = engine.translate(RUSSIAN, "ru", Decoding(beam=beam))
    assert [raw.text for raw in outputs] == [alone(russian, text, beam) for text in RUSSIAN]
    assert all(raw.output_tokens > 0 and raw.score is not None for raw in outputs)


def test_a_decoding_has_a_length_penalty_of_its_own(russian: PackageModel, engine_of: EngineMaker) -> None:
    engine = engine_of(russian)
    outputs = engine.translate(RUSSIAN, "ru", Decoding(beam=4, length_penalty=3.0))
    assert [raw.text for raw in outputs] == [alone(russian, text, 4, 3.0) for text in RUSSIAN]
    assert outputs != engine.translate(RUSSIAN, "ru", Decoding(beam=4))


def test_what_the_model_has_no_piece_for_stays_as_the_source_has_it(
    russian: PackageModel, engine_of: EngineMaker, tmp_path: Path
) -> None:
    """A model that writes its token for the unknown often: the piece that it writes most is named so."""
    shutil.copytree(russian.path, tmp_path / "ru")
    package = model_of(tmp_path / "ru", "ru")
    translator = ctranslate2.Translator(str(package.path / "model"), compute_type="int8")
    results = translator.translate_batch(Package.open(package).tokenizer.encode(RUSSIAN))
    written = Counter(unit for result in results for unit in result.hypotheses[0])
    config = package.path / "model/config.json"
    named = {**json.loads(config.read_text()), "unk_token": written.most_common(1)[0][0]}
    config.write_text(json.dumps(named))
    english = [raw.text for raw in engine_of(package).translate(RUSSIAN, "ru")]
    assert english == [alone(package, text, 2) for text in RUSSIAN]
    assert english != [raw.text for raw in engine_of(package, replace_unknowns=False).translate(RUSSIAN, "ru")]


@pytest.mark.parametrize(("padding", "budgets"), [(SHARED, (200, 384, 1_500)), (NONE, (384,))])
def test_a_sentence_gives_the_same_in_any_company(tmp_path: Path, padding: Padding, budgets: tuple[int, ...]) -> None:
    """To the last bit of its score, with the compact package: other words come from a score that moved."""
    package = compact_package("ru", tmp_path / "unpacked")
    texts = [" ".join((text, *RUSSIAN[:more])) for more in (0, 1, 4) for text in RUSSIAN]
    with Engine([package], EngineOptions(inter_threads=1, batch_tokens=1, padding=padding)) as one:
        alone = [one.translate([text], "ru")[0] for text in texts]
    for budget in budgets:
        with Engine([package], EngineOptions(inter_threads=2, batch_tokens=budget, padding=padding)) as engine:
            futures = [engine.submit(texts[start::3], "ru") for start in range(3)]
            together = [raw for future in futures for raw in future.result()]
        again = [raw for start in range(3) for raw in alone[start::3]]
        assert [(raw.text, raw.score) for raw in together] == [(raw.text, raw.score) for raw in again]


def test_two_kinds_of_package_and_a_third_language_side_by_side(
    russian: PackageModel, indonesian: PackageModel, ukrainian: PackageModel, engine_of: EngineMaker
) -> None:
    engine = engine_of(russian, indonesian, ukrainian)
    assert engine.sources() == {"ru", "id", "uk"}
    assert [package.tokenizer for package in engine.packages()] == ["sentencepiece", "moses-bpe", "sentencepiece"]
    futures = [engine.submit(texts, code) for code, texts in (("ru", RUSSIAN), ("id", INDONESIAN), ("uk", RUSSIAN))]
    for future, texts in zip(futures, (RUSSIAN, INDONESIAN, RUSSIAN), strict=True):
        assert len(future.result(30)) == len(texts)
        assert all(raw.score is not None for raw in future.result())
    assert [raw.text for raw in futures[1].result()] == [alone(indonesian, text, 2) for text in INDONESIAN]


def test_the_target_prefix_steers_the_model_and_leaves_the_english(
    ukrainian: PackageModel, engine_of: EngineMaker
) -> None:
    engine = engine_of(ukrainian)
    text = "Їжак живе в лісі."
    (raw,) = engine.translate([text], "uk")
    (units,) = Package.open(ukrainian).tokenizer.encode([text])
    translator = ctranslate2.Translator(str(ukrainian.path / "model"), compute_type="int8")
    (result,) = translator.translate_batch([units], target_prefix=[["__en__"]], beam_size=2, length_penalty=0.2)
    assert result.hypotheses[0][0] == "__en__"
    # The tiny model repeats itself: only the first is the prefix.
    assert raw.text == "__en__" * (len(result.hypotheses[0]) - 1)
    assert raw.output_tokens == len(result.hypotheses[0]) - 1


def test_an_equal_model_is_loaded_once(russian: PackageModel, engine_of: EngineMaker) -> None:
    again = replace(russian, name="translate-be_en", from_code="be")
    engine = engine_of(russian, again)
    assert len(engine._models) == 1
    assert engine.translate(RUSSIAN, "be") == engine.translate(RUSSIAN, "ru")


def test_order_empties_and_repeats(russian: PackageModel, engine_of: EngineMaker) -> None:
    engine = engine_of(russian)
    texts = [RUSSIAN[3], "", RUSSIAN[0], RUSSIAN[3], "   ", RUSSIAN[3]]
    outputs = engine.translate(texts, "ru")
    assert [bool(raw.source_tokens) for raw in outputs] == [True, False, True, True, False, True]
    assert outputs[0] == outputs[3] == outputs[5] != outputs[2]
    assert outputs[1].text == "" and outputs[1].score is None and not outputs[1].cut
    assert engine.translate([], "ru") == []


def test_long_input_is_cut_and_says_so(russian: PackageModel, engine_of: EngineMaker) -> None:
    engine = engine_of(russian, max_source_tokens=40)
    long = " ".join(RUSSIAN)
    count = len(engine.encode([long], "ru")[long])
    raw, short = engine.translate([long, RUSSIAN[3]], "ru")
    assert count > engine.max_source_tokens("ru") == 40
    assert raw.cut and raw.source_tokens == 40
    assert not short.cut


def test_output_that_hits_its_bound_says_so(russian: PackageModel, engine_of: EngineMaker) -> None:
    # A strong penalty on what was written keeps the end token, which grows late, from winning in time.
    raws = engine_of(russian).translate(RUSSIAN, "ru", Decoding(beam=1, repetition_penalty=1e4))
    for raw in raws:
        assert raw.cut == (raw.output_tokens >= output_bound(raw.source_tokens))


def test_one_bound_of_output_for_all_as_the_stock_library_has_it(russian: PackageModel, engine_of: EngineMaker) -> None:
    free = engine_of(russian).translate(RUSSIAN, "ru")
    bound = sorted(raw.output_tokens for raw in free)[len(free) // 2]
    bounded = engine_of(russian, max_output_tokens=bound).translate(RUSSIAN, "ru")
    assert max(raw.output_tokens for raw in bounded) == bound < max(raw.output_tokens for raw in free)
    for raw, whole in zip(bounded, free, strict=True):
        assert raw.cut == (whole.output_tokens >= bound), "the end token counts as one more"


def test_decoding_options_reach_the_model(russian: PackageModel, engine_of: EngineMaker) -> None:
    engine = engine_of(russian)
    tokenizer = Package.open(russian).tokenizer
    for raw in engine.translate(RUSSIAN, "ru", Decoding(no_repeat_ngram=1)):
        (units,) = tokenizer.encode([raw.text])
        assert raw.output_tokens <= len({*units}) + 8
    plain = [raw.text for raw in engine.translate(RUSSIAN, "ru")]
    assert [raw.text for raw in engine.translate(RUSSIAN, "ru", Decoding(no_repeat_ngram=1))] != plain


def test_many_clients_get_their_own_answers(russian: PackageModel, engine_of: EngineMaker) -> None:
    engine = engine_of(russian)
    expected = {text: raw.text for text, raw in zip(RUSSIAN, engine.translate(RUSSIAN, "ru"), strict=True)}
    wrong: list[str] = []

    def client(number: int) -> None:
        for start in range(8):
            texts = [RUSSIAN[(number + start * 5 + step) % len(RUSSIAN)] for step in range(start + 1)]
            for text, raw in zip(texts, engine.translate(texts, "ru"), strict=True):
                if raw.text != expected[text]:
                    wrong.append(text)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert engine.queue_depth() == 0


def test_cancelled_requests_leave_the_queue(russian: PackageModel, engine_of: EngineMaker) -> None:
    engine = engine_of(russian)
    futures = [engine.submit(MANY, "ru") for _ in range(3)]
    assert futures[1].cancel()
    assert engine.queue_depth() <= 2 * len(MANY)
    # The sentences are the same: those that the cancelled request shares with the others are still done.
    assert futures[0].result(60) == futures[2].result(60)
    later = engine.submit(MANY, "ru")
    later.cancel()
    assert engine.queue_depth() == 0
    assert len(engine.submit(MANY[:30], "ru").result(60)) == 30


def test_a_full_queue_refuses_and_says_when_to_come_back(russian: PackageModel, engine_of: EngineMaker) -> None:
    engine = engine_of(russian, queue_sentences=len(MANY))
    first = engine.submit(MANY, "ru")
    with pytest.raises(QueueFull) as refused:
        engine.submit(RUSSIAN, "ru")
    assert refused.value.retry_after >= 1
    first.result(60)
    assert len(engine.translate(RUSSIAN, "ru")) == len(RUSSIAN)


def test_an_unknown_language_is_refused(russian: PackageModel, engine_of: EngineMaker) -> None:
    engine = engine_of(russian)
    for ask in (engine.submit, engine.encode):
        with pytest.raises(UnsupportedLanguage):
            ask(["Hej"], "sv")


def test_close_answers_what_was_accepted(russian: PackageModel, engine_of: EngineMaker) -> None:
    engine = engine_of(russian)
    futures = [engine.submit(MANY[start : start + 24], "ru") for start in range(0, len(MANY), 24)]
    engine.close()
    assert all(future.done() and len(future.result()) for future in futures)
    with pytest.raises(EngineClosed):
        engine.submit(RUSSIAN, "ru")
    engine.close()


def test_close_without_drain_fails_what_is_left(russian: PackageModel, engine_of: EngineMaker) -> None:
    engine = engine_of(russian)
    futures: list[Future[object]] = [engine.submit(MANY, "ru", Decoding(beam=beam)) for beam in (2, 4, 8)]
    engine.close(drain=False)
    assert not wait(futures, timeout=10).not_done
    assert any(isinstance(future.exception(), EngineClosed) for future in futures)
    assert engine.queue_depth() == 0


def test_a_callback_may_use_the_engine(russian: PackageModel, engine_of: EngineMaker) -> None:
    engine = engine_of(russian)
    seen: Future[int] = Future()
    engine.submit(RUSSIAN, "ru").add_done_callback(lambda _: seen.set_result(engine.queue_depth()))
    assert seen.result(30) == 0


@pytest.mark.parametrize("missing", ["sentencepiece.model", "metadata.json", "model/model.bin"])
def test_a_broken_package_is_told(russian: PackageModel, tmp_path: Path, missing: str) -> None:
    copy = tmp_path / "copy"
    for file in russian.path.rglob("*"):
        if file.is_file() and file.relative_to(russian.path).as_posix() != missing:
            (copy / file.relative_to(russian.path)).parent.mkdir(parents=True, exist_ok=True)
            (copy / file.relative_to(russian.path)).write_bytes(file.read_bytes())
    with pytest.raises(PackageBroken):
        Engine([model_of(copy, "ru")])


@pytest.mark.skipif(ctranslate2.get_cuda_device_count() > 0, reason="has a GPU, nothing to fall back from")
def test_without_a_gpu_cuda_falls_back_and_says_so(russian: PackageModel, engine_of: EngineMaker) -> None:
    engine = engine_of(russian, device="cuda")
    (package,) = engine.packages()
    assert package.device == "cpu" and package.compute_type.startswith("int8")
    assert any("cuda" in note for note in package.notes)
    assert engine.translate(RUSSIAN[:1], "ru")[0].text


@pytest.mark.skipif(ctranslate2.get_cuda_device_count() > 0, reason="auto takes the GPU")
def test_auto_passes_its_self_test_on_the_cpu(russian: PackageModel, engine_of: EngineMaker) -> None:
    engine = engine_of(russian, device="auto")
    (package,) = engine.packages()
    assert package.device == "cpu" and package.notes == ()
    assert engine.translate(RUSSIAN, "ru") == engine_of(russian).translate(RUSSIAN, "ru")


class DyingGpu:
    """CTranslate2's translator as a GPU that fails for good after some batches; its work is really the CPU's."""

    real = ctranslate2.Translator

    def __init__(self, path: str, device: str, batches: float = 3, **options: Any) -> None:
        self._inner = self.real(path, device="cpu", **options)
        self.device = device
        self._left = batches if device == "cuda" else math.inf

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def translate_batch(self, batch: list[list[str]], **options: Any) -> Any:
        if self._left < 1:
            raise RuntimeError("CUDA failed with error an illegal memory access was encountered")
        self._left -= 1
        if any(len(sentence) > 100 for sentence in batch):
            raise RuntimeError("CUDA failed with error out of memory")
        return self._inner.translate_batch(batch, **options)


def test_a_gpu_that_dies_at_work_is_left_for_the_cpu(
    russian: PackageModel, engine_of: EngineMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = engine_of(russian).translate(RUSSIAN, "ru")
    monkeypatch.setattr(ctranslate2, "Translator", DyingGpu)
    engine = engine_of(russian, device="cuda")
    (package,) = engine.packages()
    assert package.device == "cuda" and package.notes == ()
    found = [engine.translate([text], "ru")[0] for text in RUSSIAN]
    assert [raw.text for raw in found] == [raw.text for raw in right]
    (package,) = engine.packages()
    assert package.device == "cpu"
    (note,) = package.notes
    assert "cuda failed at work, the CPU is used since" in note and "illegal memory access" in note


def test_a_batch_that_is_too_much_for_a_gpu_does_not_cost_the_gpu(
    russian: PackageModel, engine_of: EngineMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DyingGpu.__init__, "__defaults__", (math.inf,))
    monkeypatch.setattr(ctranslate2, "Translator", DyingGpu)
    engine = engine_of(russian, device="cuda")
    (long, short) = engine.translate(["слово и дело, " * 60, RUSSIAN[0]], "ru")
    assert long.text == "" and long.cut and short.text
    (package,) = engine.packages()
    assert package.device == "cuda" and package.notes == ()


ENDLESS = """
import signal, sys, time
from pathlib import Path
from service.translation.contract import EngineOptions, PackageModel
from service.translation.engine import Engine
path = Path(sys.argv[1])
engine = Engine([PackageModel("ru", "0", "x", "ru", "en", path, "m")], EngineOptions(inter_threads=2))
stopped = []
signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))
futures = [engine.submit([f"Слово {i} {j}" for i in range(400)], "ru") for j in range(5)]
print("ready", flush=True)
while not stopped:  # no Event: setting one in a signal handler may find its own lock taken
    time.sleep(0.005)
engine.close()
assert all(len(future.result()) == 400 for future in futures)
print("drained", flush=True)
"""


@pytest.mark.parametrize("ending", ["close", "leave"])
def test_a_process_ends_in_the_middle_of_a_batch(russian: PackageModel, ending: str) -> None:
    program = ENDLESS if ending == "close" else ENDLESS.split("while not stopped")[0] + "sys.exit(0)"
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", program, str(russian.path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        assert process.stdout and process.stdout.readline() == "ready\n"
        if ending == "close":
            process.send_signal(signal.SIGTERM)
        out, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
        assert ("drained" in out) == (ending == "close")
