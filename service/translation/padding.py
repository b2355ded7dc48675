"""To how many tokens a sentence is padded in a batch: its own length decides, never its company.

On a CPU, attention is summed in another order for each padded length. A last digit then tips a rounding to eight bits,
scores move by up to 0.1 and one sentence in twenty gets other words: the English would depend on who else asked at
that moment. So only sentences of one width share a batch, and a batch whose longest sentence is shorter gets a filler
as long as the width. With equal widths the outputs are equal to the last bit, in any number and order of sentences.
"""

from __future__ import annotations

from bisect import bisect_left

WIDTHS = (*range(7, 80, 8), 95, 111, 127, 159, 191, 223, 256)
"""Padded lengths, in tokens. One less than a multiple of eight: up to there a sentence mostly gives what it gives
without padding, as stock Argos Translate has it (seen on AVX2: the order of summing changes at multiples of eight)."""


def width(length: int) -> int:
    """The padded length for a sentence of so many tokens; longer ones than any width share a batch with none other."""
    return WIDTHS[bisect_left(WIDTHS, length)] if length <= WIDTHS[-1] else length


def lengths(padded: int) -> range:
    """The lengths of sentences that are padded to a width, longest first."""
    at = bisect_left(WIDTHS, padded)
    below = padded - 1 if padded > WIDTHS[-1] else WIDTHS[at - 1] if at else -1
    return range(padded, below, -1)


def filler(end: str, length: int) -> list[str]:
    """A row that pads a batch: end tokens, for which a model writes next to nothing, so that it is soon done."""
    return [end] * length
