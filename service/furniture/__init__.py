"""Furniture: what stands around an article and is not the article, each part with a reason code (docs/reading.md)."""

from service.furniture.sorting import Sorting, sort

__all__ = ["Sorting", "sort"]
