#!/bin/sh
# Some minutes on one GPU, in two calls: see GPU.md. Usage: gpu.sh 1|2 OUT_FOLDER
# Every number can be set from outside, so that the same commands can be tried at tiny size on a CPU first.
set -eu
stage=$1 out=$2
: "${DRAGOMAN_TRAINING_STATE:=/tmp/dragoman-training}" "${PYTHON:=python3}"
: "${DATA:=$DRAGOMAN_TRAINING_STATE/data/prepared.npz}"
: "${TEACHER:=base}" "${STUDENT:=small}" "${BATCH:=40960}"
: "${MINUTES:=8.9}" "${TEACHER_MINUTES:=4.4}" "${DISTILL_MINUTES:=0.8}" "${MORE_MINUTES:=2}"
export DRAGOMAN_TRAINING_STATE PYTHONUNBUFFERED=1
runs=$DRAGOMAN_TRAINING_STATE/runs
run() { "$PYTHON" -m models.training "$@"; }
mkdir -p "$out"

case $stage in
1)  # all of it in a few seconds; then teacher, its English, student
    run course --data "$DATA" --teacher "$TEACHER" --student "$STUDENT" --batch "$BATCH" --minutes "$MINUTES" \
        --teacher-minutes "$TEACHER_MINUTES" --distill-minutes "$DISTILL_MINUTES" --out "$out"
    ;;
2)  # the student goes on from before its decay, and decays again
    run train --run course/student --size "$STUDENT" --data "$runs/course/distilled.npz" --minutes "$MORE_MINUTES" \
        --decay 0.6 --batch "$BATCH" --dropout 0.1 --smoothing 0.05 --guide 0.3 --matrix-rate 0.015 --rate 0.0015 --threads 8
    run weights --run course/student --out "$out/student"
    ;;
*)  echo "stage 1 or 2" >&2; exit 2 ;;
esac
