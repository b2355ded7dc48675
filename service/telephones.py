"""Telephone numbers in short lines: of whom one may ask below a statement."""

from __future__ import annotations

import re

_TELEPHONE = re.compile(r"(?<![\w.,])\+?\(?\d{2,4}\)?(?:[ -]?\d{2,5}){2,4}(?![\w.,/:])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEAST, _OF_A_DATE = 7, 8
"""Figures of the shortest number, and of the longest date."""


def states_telephone(text: str) -> bool:
    """``Arif Prasetyo (0811-0000-555)``: seven figures or more in groups, which are no date."""
    found = _TELEPHONE.search(text)
    figures = sum(map(str.isdigit, found.group())) if found is not None else 0
    return figures > _OF_A_DATE or (found is not None and figures >= _LEAST and _YEAR.search(found.group()) is None)
