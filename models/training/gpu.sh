#!/bin/sh
# Half an hour on one GPU, in three calls of at most ten minutes: see GPU.md. Usage: gpu.sh 1|2|3 OUT_FOLDER
# Every number can be set from outside, so that the same commands can be tried at tiny size on a CPU first.
set -eu
stage=$1 out=$2
: "${DRAGOMAN_TRAINING_STATE:=/tmp/dragoman-training}" "${PYTHON:=python3}"
: "${DATA:=$DRAGOMAN_TRAINING_STATE/data/prepared.npz}"
: "${TEACHER:=base}" "${STUDENT:=tiny}"
: "${TEACHER_MINUTES:=8}" "${DISTILL_MINUTES:=3}" "${STUDENT_MINUTES:=8.5}"
: "${TEACHER_BATCH:=65536}" "${STUDENT_BATCH:=49152}"
export DRAGOMAN_TRAINING_STATE PYTHONUNBUFFERED=1
run() { "$PYTHON" -m models.training "$@"; }
distilled=$DRAGOMAN_TRAINING_STATE/data/distilled.npz
mkdir -p "$out"

case $stage in
1)  # the teacher: alignment (seconds on a GPU), then most of the call at the full rate; the decay at its end
    run train --run teacher --size "$TEACHER" --data "$DATA" --minutes "$TEACHER_MINUTES" --decay 0.35 \
        --batch "$TEACHER_BATCH" --dropout 0.15 --guide 0.3 --warmup 200
    run weights --run teacher --out "$out/teacher"
    ;;
2)  # its English for every source, and the student's first minutes on that (full rate, no decay)
    run distill --run teacher --data "$DATA" --out "$distilled"
    mkdir -p "$DRAGOMAN_TRAINING_STATE/runs/student"
    cp "$DRAGOMAN_TRAINING_STATE/runs/teacher/alignment.npz" "$DRAGOMAN_TRAINING_STATE/runs/student/"
    run train --run student --size "$STUDENT" --data "$distilled" --minutes "$DISTILL_MINUTES" --decay 0 \
        --batch "$STUDENT_BATCH" --smoothing 0.05
    ;;
3)  # the student to its end
    run train --run student --size "$STUDENT" --data "$distilled" --minutes "$STUDENT_MINUTES" --decay 0.4 \
        --batch "$STUDENT_BATCH" --smoothing 0.05
    run weights --run student --out "$out/student"
    ;;
*)  echo "stage 1, 2 or 3" >&2; exit 2 ;;
esac
