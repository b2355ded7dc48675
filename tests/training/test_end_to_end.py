"""Parallel text to translated sentence with real training, tiny: needs PyTorch, skipped without it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed (pip install .[training])")

import ctranslate2  # noqa: E402
import numpy as np  # noqa: E402

from models.training import (  # noqa: E402
    augmentation,
    back_translation,
    course,
    distillation,
    export,
    feeding,
    package,
    prepared,
    tokenization,
    train,
    weights,
)
from models.training.model import SmoothedCrossEntropy, Transformer  # noqa: E402
from models.training.prepare import prepare  # noqa: E402
from models.training.size import SIZES  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
OPTIONS = {"size": "test", "batch": 512, "threads": 1, "log_steps": 20, "warmup": 5}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> prepared.Prepared:
    """Dates and numbers in two languages, prepared as the real corpora are."""
    corpora = tmp_path_factory.mktemp("corpora")
    (corpora / "dev").mkdir()
    (corpora / "dev" / "set.ru-en.en").write_text("The agreement was signed on May 3, 1999.\n", encoding="utf8")
    for language in ("ru", "id"):
        choice = random.Random(language)
        pairs = [*augmentation.date_pairs(language, 600, choice), *augmentation.number_pairs(language, 600, choice)]
        rows = "".join(f"made\tnews/wiki/report\tCC0\t{pair.text}\t{pair.english}\n" for pair in pairs)
        (corpora / f"train.{language}-en.tsv").write_text(rows, encoding="utf8")
    prepare(corpora, corpora / "out", 400, 250)
    return prepared.load(corpora / "out" / "prepared.npz")


def test_prepared_data_survives_the_file_and_batches_cover_every_pair(data: prepared.Prepared) -> None:
    seen = np.concatenate(prepared.epoch_batches(data, 512, epoch=0))
    assert set(seen) == set(range(len(data.index)))
    again = np.concatenate(prepared.epoch_batches(data, 512, epoch=0))
    assert (seen == again).all()
    batch = prepared.collate(data, prepared.epoch_batches(data, 512, epoch=0)[0])
    assert batch.source.size <= 512 + batch.source.shape[1] * 4
    source, target = data.pair(int(seen[0]))
    assert batch.source[0].tolist()[: len(source) + 1] == [*source, 3] and not batch.source[0][len(source) + 1 :].any()
    assert batch.target_in[0].tolist()[: len(target) + 1] == [2, *target]
    assert batch.target_out[0].tolist()[: len(target) + 1] == [*target, 3]
    assert not batch.target_in[0][len(target) + 1 :].any() and not batch.target_out[0][len(target) + 1 :].any()


def test_the_chunked_loss_equals_pytorchs() -> None:
    torch.manual_seed(0)
    states, weight = (torch.randn(n, 8, requires_grad=True) for n in (13, 20))
    bias = torch.randn(20, requires_grad=True)
    wanted = torch.randint(0, 20, (13,))
    ours = SmoothedCrossEntropy.apply(states, weight, bias, wanted, 0.1, 5)
    slopes = torch.autograd.grad(ours, (states, weight, bias))
    score = states @ weight.T + bias
    theirs = torch.nn.functional.cross_entropy(score, wanted, label_smoothing=0.1, reduction="sum")
    expected = torch.autograd.grad(theirs, (states, weight, bias))
    assert torch.allclose(ours, theirs, rtol=1e-4)
    assert all(torch.allclose(a, b, atol=1e-4) for a, b in zip(slopes, expected, strict=True))


def test_train_resume_export_pack_translate(data: prepared.Prepared, tmp_path: Path) -> None:
    run = train.train(tmp_path / "run", data, train.Options(minutes=5, decay=0, max_pieces=60_000, **OPTIONS))
    first = run.step
    stable = (tmp_path / "run" / "stable.pt").read_bytes()
    run = train.train(tmp_path / "run", data, train.Options(minutes=0.1, decay=0.5, **OPTIONS))
    assert run.step > first > 0 and run.pieces_seen > 60_000
    assert (tmp_path / "run" / "finished.pt").exists() and (tmp_path / "run" / "stable.pt").read_bytes() != stable

    size, trained = weights.mean_weights([tmp_path / "run" / "finished.pt"])
    export.export(size, trained, data, tmp_path / "model", quantization=None)
    package.pack(tmp_path / "model", data.tokenizer.model, tmp_path, "0.9", "test\n")

    # CTranslate2 computes the same network: equal scores for the same English
    source = "Это произошло 7 мая."
    pieces = [data.tokenizer.pieces[i] for i in data.tokenizer.source([source])[0]]
    translator = ctranslate2.Translator(str(tmp_path / "model"), device="cpu", compute_type="float32")
    (result,) = translator.translate_batch([pieces], beam_size=1, max_decoding_length=20)
    english = [data.tokenizer.target_pieces.index(piece) for piece in result.hypotheses[0]]
    (scored,) = translator.score_batch([pieces], [result.hypotheses[0]])
    network = Transformer(SIZES[size], len(data.tokenizer.pieces), len(data.tokenizer.target_pieces))
    network.load_state_dict({name: torch.from_numpy(value) for name, value in trained.items()})
    with torch.no_grad():
        states, _ = network(torch.tensor([[*data.tokenizer.source([source])[0], 3]]), torch.tensor([[2, *english]]))
        likelihood = network.project(states[0]).log_softmax(-1)
    expected = [float(likelihood[i, piece]) for i, piece in enumerate([*english, 3])]
    assert np.allclose(scored.log_probs, expected, atol=1e-3)

    # our own decoding agrees with CTranslate2's, and a student's data keeps the sources
    teacher = distillation.build(size, trained, data, "cpu")
    (greedy,) = distillation.translate(teacher, torch.tensor([[*data.tokenizer.source([source])[0], 3]]))
    assert greedy is None or greedy[:20] == english[:20]
    distilled = distillation.distill(teacher, data, budget=4096)
    count = len(data.index)
    assert len(distilled.index) >= count and (distilled.index[:count, :3] == data.index[:, :3]).all()
    known = {data.pair(i)[0].tobytes() for i in range(count)}
    assert all(distilled.pair(i)[0].tobytes() in known for i in range(count, len(distilled.index), 50))


def test_a_course_gives_teacher_and_student_whatever_time_there_is(data: prepared.Prepared, tmp_path: Path) -> None:
    options = train.Options(**{**OPTIONS, "dropout": 0.1})
    noisy = train.Options(**{**OPTIONS, "dropout": 0.1, "sampling": 0.5, "masking": 0.1})
    plan = course.Course(0.4, 0.1, 0.05, 0.1, 0.05, options, noisy, noisy)
    course.rehearse(tmp_path / "rehearsal", data, plan)
    course.attend(tmp_path / "run", data, plan, tmp_path / "out")
    for name in ("teacher", "student"):
        size, carried = weights.read_parts(tmp_path / "out" / name)
        _, trained = weights.mean_weights([tmp_path / "run" / name / "finished.pt"])
        assert size == "test" and carried.keys() == trained.keys()
        assert all(
            np.abs(carried[key] - trained[key]).max() < 0.02 + np.abs(trained[key]).max() / 100 for key in carried
        )
    distilled = prepared.load(tmp_path / "run" / "distilled.npz")
    count = len(data.index)
    assert len(distilled.index) >= count and (distilled.index[:count, :3] == data.index[:, :3]).all()

    # a later course begins with these weights, and refuses those of another size
    again = train.Options(**OPTIONS, minutes=0.0, decay=0.0, guide=0.0, start=tmp_path / "out" / "teacher")
    run = train.Run(tmp_path / "later", data, again)
    _, carried = weights.read_parts(tmp_path / "out" / "teacher")
    assert all(np.allclose(run.optimizer.master[key].numpy(), carried[key]) for key in carried)
    with pytest.raises(ValueError, match="size test, not micro"):
        train.Run(tmp_path / "other", data, train.Options(**{**OPTIONS, "size": "micro"}, guide=0.0, start=again.start))


def test_the_loss_with_a_teacher_is_the_cross_entropy_with_both_wishes() -> None:
    torch.manual_seed(0)
    states, weight = (torch.randn(n, 8, requires_grad=True) for n in (13, 20))
    bias = torch.randn(20, requires_grad=True)
    wanted = torch.randint(0, 20, (13,))
    goal = torch.randn(13, 6), torch.randn(20, 6), torch.randn(20)
    ours = SmoothedCrossEntropy.apply(states, weight, bias, wanted, 0.1, 5, 0.3, goal)
    slopes = torch.autograd.grad(ours, (states, weight, bias))
    smooth = torch.nn.functional.one_hot(wanted, 20) * 0.9 + 0.1 / 20
    wish = 0.7 * smooth + 0.3 * (goal[0] @ goal[1].T + goal[2]).softmax(1)
    theirs = torch.nn.functional.cross_entropy(states @ weight.T + bias, wish, reduction="sum")
    expected = torch.autograd.grad(theirs, (states, weight, bias))
    assert torch.allclose(ours, theirs, rtol=1e-4)
    assert all(torch.allclose(a, b, atol=1e-4) for a, b in zip(slopes, expected, strict=True))


def test_sources_cut_anew_say_the_same_and_processes_make_the_same_batches(data: prepared.Prepared) -> None:
    sampling = feeding.Sampling(0.5, 0.2)
    here = feeding.stream(data, 1024, 0, 0, multiple=8, sampling=sampling)
    beside = feeding.stream(data, 1024, 0, 0, multiple=8, sampling=sampling, processes=2)
    anew = 0
    for _ in range(30):
        (epoch, at, one), (epoch_there, at_there, other) = next(here), next(beside)
        assert (epoch, at) == (epoch_there, at_there) and (one.target_out == other.target_out).all()
        assert (one.plain is None) == (other.plain is None) == (sampling.alpha_of(epoch, at) == 0)
        if one.plain is not None:
            rows = [[piece for piece in row.tolist() if piece > 3] for row in one.source]
            plain = [[piece for piece in row.tolist() if piece > 3] for row in one.plain]
            anew += sum(a != b for a, b in zip(rows, plain, strict=True))
            spell = [data.tokenizer.pieces[piece] for row in rows for piece in row]
            assert tokenization.joined_pieces(spell) == tokenization.joined_pieces(
                [data.tokenizer.pieces[piece] for row in plain for piece in row]
            )
    beside.close()
    assert anew > 30


def test_back_translations_hold_the_english_and_a_tagged_source_of_the_other_language(
    data: prepared.Prepared, tmp_path: Path
) -> None:
    around = back_translation.turned(data)
    for i in (0, 7, len(data.index) - 1):
        (source, english), (theirs, ours) = data.pair(i), around.pair(i)
        assert theirs[0] == back_translation.TAGS[data.index[i, 4]]
        assert theirs[1:].tolist() == english.tolist() and ours.tolist() == source.tolist()
    train.train(tmp_path / "reverse", around, train.Options(**OPTIONS, minutes=5, decay=0.3, max_pieces=250_000))
    size, trained = weights.mean_weights([tmp_path / "reverse" / "finished.pt"])
    light = prepared.Prepared(data.tokens, data.index.copy(), data.tokenizer, data.meta)
    light.index[::2, 3] = 10
    made = back_translation.back_translate(distillation.build(size, trained, around, "cpu"), light, 0.5, budget=4096)
    count = len(light.index)
    assert (made.index[:count] == light.index).all() and len(made.index) > count + 100
    heavy = {(light.pair(i)[1].tobytes(), 1 - int(light.index[i, 4])) for i in range(1, count, 2)}
    languages = set()
    for i in range(count, len(made.index)):
        source, english = made.pair(i)
        assert source[0] == back_translation.MADE and (source[1:] > 3).all()
        assert (english.tobytes(), int(made.index[i, 4])) in heavy
        words = "".join(data.tokenizer.pieces[piece] for piece in source)
        languages.add((int(made.index[i, 4]), any("а" <= letter <= "я" for letter in words)))
    assert {(0, True), (1, False)} <= languages
    none = back_translation.back_translate(distillation.build(size, trained, around, "cpu"), light, 0.5, seconds=-1)
    assert len(none.index) == count


def test_only_pairs_that_matter_are_distilled(data: prepared.Prepared) -> None:
    torch.manual_seed(3)
    network = Transformer(SIZES["test"], len(data.tokenizer.pieces), len(data.tokenizer.target_pieces)).eval()
    light = prepared.Prepared(data.tokens, data.index.copy(), data.tokenizer, data.meta)
    light.index[::2, 3] = 10
    distilled = distillation.distill(network, light, budget=4096, least_weight=0.5)
    assert (distilled.index[: len(data.index) : 2, 3] == 10).all()
    assert (distilled.index[1 : len(data.index) : 2, 3] < light.index[1::2, 3]).all()
    untouched = distillation.distill(network, light, budget=4096, seconds=-1)
    assert len(untouched.index) == len(light.index) and (untouched.index == light.index).all()


def test_killed_training_goes_on_where_it_was(data: prepared.Prepared, tmp_path: Path) -> None:
    state = tmp_path / "state"
    (state / "data").mkdir(parents=True)
    prepared.save(data, state / "data" / "prepared.npz")
    command = [sys.executable, "-m", "models.training", "train", "--run", "r", "--size", "test", "--batch", "256"]
    command += ["--minutes", "5", "--threads", "1"]
    environment = {**os.environ, "DRAGOMAN_TRAINING_STATE": str(state)}
    log = (tmp_path / "log").open("w+")
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + 60
        while "step 50" not in (tmp_path / "log").read_text(encoding="utf8"):
            assert process.poll() is None and time.monotonic() < deadline, (tmp_path / "log").read_text(encoding="utf8")
            time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    finally:
        process.kill()
        log.close()
    run = train.Run(state / "runs" / "r", data, train.Options(size="test", batch=256, threads=1))
    assert run.step >= 50 and run.position + run.epoch > 0
    assert run.pieces_seen > 0
    with pytest.raises(ValueError, match="size"):
        train.Run(state / "runs" / "r", data, train.Options(size="micro", batch=256, threads=1))
