"""The regular expressions of furniture are tried only where their first character, text and length allow it."""

from __future__ import annotations

import pytest

from service.furniture.patterns import Patterns


@pytest.mark.parametrize(
    ("expression", "line"),
    [
        (r"\d{1,3} of \d+", "12 of 345678901234567890"),
        (r"(?:less than )?(?:a|one) min(?:ute)? read", "less than one minute read"),
        (r"we and our \d{1,4} partners .{5,120}", "we and our 1234 partners " + "x" * 120),
        (r"[\d.,]+ ?[km]? views", "1" * 90 + " k views"),
        (r"(?:.{0,60}\W)?we and our .{5}", "y" * 60 + " we and our abcde"),
        (r"page \d{2}|(?:ctrl|cmd)(?: ?\+ ?enter){1,2}", "ctrl + enter + enter"),
        (r"(?:\d+ )?(?:views|\d{2}) of all", "views of all"),
        (r"page (?:one|\d)", "page one"),
        (r"(?!the )\w+ ago", "yesterday" * 8 + " ago"),
    ],
)
def test_the_longest_line_of_an_expression_is_found(expression: str, line: str) -> None:
    assert Patterns([("reason", expression)]).reason(line) == "reason"


def test_a_line_that_no_expression_matches_has_no_reason() -> None:
    patterns = Patterns([("counter", r"\d+ views"), ("share", r"share (?:this|it)")])
    assert patterns.reason("12 views") == "counter"
    assert patterns.reason("share it") == "share"
    assert patterns.reason("share it with all of your friends and the people you know") is None
    assert patterns.reason("") is None
