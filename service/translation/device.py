"""Where a CTranslate2 model runs: the CUDA libraries of an NVIDIA GPU, and how many batches at a time.

CTranslate2's wheels hold the GPU code but not cuBLAS, which they open by name (``libcublas.so.12``) at the first batch:
from the system, or from the wheel `nvidia-cublas-cu12` that the extra ``cuda`` installs where no loader would look.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import os
from pathlib import Path

_CUBLAS = ("libcublasLt.so.12", "libcublas.so.12")
"""In the order in which they need each other."""
GPU_BATCHES = 2
"""Batches at a time on a GPU: one computes while the next one's text is carried over. More only share its memory."""


def open_cublas() -> tuple[str, ...]:
    """Load cuBLAS from the wheel where it is installed; the names of what was loaded.

    A library that is already in the process is found again by its name, so CTranslate2 finds these. Without the wheel
    nothing happens: the system may have its own.
    """
    loaded = []
    for folder in _wheel_folders():
        for name in _CUBLAS:
            with contextlib.suppress(OSError):
                ctypes.CDLL(str(folder / name), mode=ctypes.RTLD_GLOBAL)
                loaded.append(name)
    return tuple(loaded)


def batches_at_a_time(device: str, wanted: int) -> int:
    """How many batches run in parallel: what is wanted, else `GPU_BATCHES` on a GPU and one a core on the CPU."""
    if wanted:
        return wanted
    return GPU_BATCHES if device == "cuda" else len(os.sched_getaffinity(0))


def _wheel_folders() -> list[Path]:
    try:
        found = importlib.util.find_spec("nvidia.cublas.lib")
    except ModuleNotFoundError:
        found = None
    return [Path(place) for place in found.submodule_search_locations or ()] if found else []
