"""Where a model runs: cuBLAS out of its wheel, batches at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from service.translation.device import GPU_BATCHES, batches_at_a_time, open_cublas

OPENS = "from service.translation.device import open_cublas; print(open_cublas())"
FINDS = f"{OPENS}; import ctypes; ctypes.CDLL('libcublas.so.12')"


def test_a_damaged_wheel_opens_nothing(tmp_path: Path) -> None:
    (tmp_path / "nvidia" / "cublas" / "lib").mkdir(parents=True)
    (tmp_path / "nvidia" / "cublas" / "lib" / "libcublas.so.12").write_bytes(b"no library")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", OPENS], env=environment, capture_output=True, text=True)
    assert run.stdout == "()\n", run.stderr


def test_cublas_is_found_by_name_once_it_is_opened_from_the_wheel() -> None:
    pytest.importorskip("nvidia.cublas", reason="the extra cuda is not installed")
    assert open_cublas() == ("libcublasLt.so.12", "libcublas.so.12")
    run = subprocess.run([sys.executable, "-c", FINDS], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_batches_at_a_time() -> None:
    assert batches_at_a_time("cuda", 0) == GPU_BATCHES
    assert batches_at_a_time("cpu", 0) == len(os.sched_getaffinity(0))
    assert batches_at_a_time("cuda", 5) == batches_at_a_time("cpu", 5) == 5
