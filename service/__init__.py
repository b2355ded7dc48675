"""Dragoman: raw news articles in, one normalized English document with evidence out."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# NumPy's matrix products here are small: threads of their own would only wait for each other beside the requests'.

__version__ = "0.1.0"
