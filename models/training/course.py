"""Back-translations, teacher, student: one process within a number of minutes, for a GPU that is lent by the minute.

Everything is done once at size `test` in a few seconds first, so that a machine on which some step fails says so soon.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from models.training.back_translation import back_translate, turned
from models.training.distillation import build, distill
from models.training.prepared import Prepared, describe, save
from models.training.train import Options, train
from models.training.weights import mean_weights, write_parts

SHORTEST = 0.05  # minutes that the student gets in any case
RESERVE = 0.3  # minutes at the end, to begin the student and to write its weights


@dataclass(slots=True)
class Course:
    """How the minutes are spent; a step of 0 minutes is left out. The student gets what the others leave."""

    minutes: float
    reverse_minutes: float
    back_minutes: float
    teacher_minutes: float
    distill_minutes: float
    reverse: Options
    teacher: Options
    student: Options
    least_weight: float = 0.0  # pairs below it get no made source and keep the human English alone


def rehearse(folder: Path, prepared: Prepared, course: Course) -> None:
    """Every step in a few seconds; leaves the alignment behind, which does not depend on sizes."""
    tiny = {"size": "test", "batch": 4096, "log_steps": 20, "start": None}
    steps = (replace(step, **tiny) for step in (course.reverse, course.teacher, course.student))
    short = (0.05 * bool(minutes) for minutes in (course.reverse_minutes, course.back_minutes))
    attend(folder, prepared, Course(0, *short, 0.05, 0.05 * bool(course.distill_minutes), *steps, 2.0), folder / "out")


def attend(folder: Path, prepared: Prepared, course: Course, out: Path) -> None:
    """The whole course; weights of the teacher and the student as parts in `out`, the student's data in `folder`."""
    began = time.monotonic()
    device = "cuda" if torch.cuda.is_available() else "cpu"

    def spent(what: str) -> float:
        minutes = (time.monotonic() - began) / 60
        print(f"== {what}: minute {minutes:.2f}", flush=True)
        return minutes

    reverse_folder, teacher_folder, student_folder = folder / "reverse", folder / "teacher", folder / "student"
    if course.reverse_minutes:
        around = turned(prepared)
        train(reverse_folder, around, replace(course.reverse, minutes=course.reverse_minutes))
        spent("reverse")
        network = build(*mean_weights([reverse_folder / "finished.pt"]), around, device)
        prepared = back_translate(network, prepared, course.least_weight, seconds=60 * course.back_minutes)
        del network
        print(describe(prepared))
        spent("back-translation")
    train(teacher_folder, prepared, replace(course.teacher, minutes=course.teacher_minutes))
    size, weights = mean_weights([teacher_folder / "finished.pt"])
    for place in (teacher_folder, out / "teacher"):  # the first is the student's, the second is carried home
        write_parts(size, weights, place)
    done = spent("teacher")
    if course.distill_minutes:
        network = build(size, weights, prepared, device)
        prepared = distill(network, prepared, least_weight=course.least_weight, seconds=60 * course.distill_minutes)
        del network
        print(describe(prepared))
        done = spent("distillation")
    save(prepared, folder / "distilled.npz", compressed=False)
    student_folder.mkdir(parents=True, exist_ok=True)
    if (teacher_folder / "alignment.npz").exists():
        shutil.copyfile(teacher_folder / "alignment.npz", student_folder / "alignment.npz")
    minutes = max(SHORTEST, course.minutes - done - RESERVE)
    student = replace(course.student, minutes=minutes)
    if student.soft:
        student = replace(student, teacher=teacher_folder)
    train(student_folder, prepared, student)
    write_parts(*mean_weights([student_folder / "finished.pt"]), out / "student")
    spent("student")
