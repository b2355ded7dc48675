"""Teacher, its English, student: one process within a number of minutes, for a GPU that is lent by the minute.

Everything is done once at size `test` in a few seconds first, so that a machine on which some step fails says so soon.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from models.training.distillation import build, distill
from models.training.prepared import Prepared, describe, save
from models.training.train import Options, train
from models.training.weights import mean_weights, write_parts

SHORTEST = 0.05  # minutes that the student gets in any case
RESERVE = 0.3  # minutes at the end, to begin the student and to write its weights


@dataclass(slots=True)
class Course:
    """How the minutes are spent. The student gets what teacher and distillation leave."""

    minutes: float
    teacher_minutes: float
    distill_minutes: float
    teacher: Options
    student: Options
    least_weight: float = 0.0  # pairs below it keep the human English alone


def rehearse(folder: Path, prepared: Prepared, course: Course) -> None:
    """Every step in a few seconds; leaves the alignment behind, which does not depend on sizes."""
    tiny = {"size": "test", "batch": 4096, "log_steps": 20}
    short = Course(0, 0.05, 0.05, replace(course.teacher, **tiny), replace(course.student, **tiny), 2.0)
    attend(folder, prepared, short, folder / "out")


def attend(folder: Path, prepared: Prepared, course: Course, out: Path) -> None:
    """The whole course; weights of the teacher and the student as parts in `out`, the student's data in `folder`."""
    began = time.monotonic()

    def spent(what: str) -> float:
        minutes = (time.monotonic() - began) / 60
        print(f"== {what}: minute {minutes:.2f}", flush=True)
        return minutes

    teacher_folder, student_folder = folder / "teacher", folder / "student"
    train(teacher_folder, prepared, replace(course.teacher, minutes=course.teacher_minutes))
    size, weights = mean_weights([teacher_folder / "finished.pt"])
    write_parts(size, weights, out / "teacher")
    spent("teacher")
    network = build(size, weights, prepared, "cuda" if torch.cuda.is_available() else "cpu")
    distilled = distill(network, prepared, least_weight=course.least_weight, seconds=60 * course.distill_minutes)
    del network
    print(describe(distilled))
    save(distilled, folder / "distilled.npz", compressed=False)
    done = spent("distillation")
    student_folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(teacher_folder / "alignment.npz", student_folder / "alignment.npz")
    minutes = max(SHORTEST, course.minutes - done - RESERVE)
    train(student_folder, distilled, replace(course.student, minutes=minutes))
    write_parts(*mean_weights([student_folder / "finished.pt"]), out / "student")
    spent("student")
