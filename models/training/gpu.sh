#!/bin/sh
# Some minutes on one GPU, in two calls: see GPU.md. Usage: gpu.sh 1|2 OUT_FOLDER
# Every number can be set from outside, so that the same commands can be tried at tiny size on a CPU first.
set -eu
stage=$1 out=$2
: "${DRAGOMAN_TRAINING_STATE:=/tmp/dragoman-training}" "${PYTHON:=python3}"
: "${DATA:=$DRAGOMAN_TRAINING_STATE/data/prepared.npz}"
: "${REVERSE:=small}" "${TEACHER:=base}" "${STUDENT:=small}" "${BATCH:=40960}"
: "${MINUTES:=9.0}" "${REVERSE_MINUTES:=1.6}" "${BACK_MINUTES:=0.5}" "${TEACHER_MINUTES:=3.8}" "${MORE_MINUTES:=3.5}"
: "${TEACHER_START:=}" "${STUDENT_START:=}"  # folders with weights of an earlier course
export DRAGOMAN_TRAINING_STATE PYTHONUNBUFFERED=1
runs=$DRAGOMAN_TRAINING_STATE/runs
run() { "$PYTHON" -m models.training "$@"; }
mkdir -p "$out"

case $stage in
1)  # all of it in a few seconds; then a network from English, its sources, teacher, student
    run course --data "$DATA" --reverse "$REVERSE" --teacher "$TEACHER" --student "$STUDENT" --batch "$BATCH" \
        --minutes "$MINUTES" --reverse-minutes "$REVERSE_MINUTES" --back-minutes "$BACK_MINUTES" \
        --teacher-minutes "$TEACHER_MINUTES" --dropout 0.25 --decay 0.2 \
        ${TEACHER_START:+--teacher-start "$TEACHER_START"} ${STUDENT_START:+--student-start "$STUDENT_START"} --out "$out"
    ;;
2)  # the student goes on from before its decay, and decays
    run train --run course/student --size "$STUDENT" --data "$runs/course/distilled.npz" --minutes "$MORE_MINUTES" \
        --teacher "$runs/course/teacher" --soft 0.5 --sampling 0.6 --masking 0.1 \
        --decay 0.6 --batch "$BATCH" --dropout 0.12 --smoothing 0.05 --guide 0 --matrix-rate 0.015 --rate 0.0015 --threads 8
    run weights --run course/student --out "$out/student"
    ;;
*)  echo "stage 1 or 2" >&2; exit 2 ;;
esac
