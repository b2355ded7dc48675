"""To how many tokens a sentence is padded in a batch: its own length decides, never its company.

On a CPU, attention is summed in another order for each padded length. A last digit then tips a rounding to eight bits,
scores move by up to 0.1 and one sentence in twenty gets other words: the English would depend on who else asked at
that moment. So only sentences of one width share a batch, and a batch whose longest sentence is shorter gets a filler
as long as the width. With equal widths the outputs are equal to the last bit, in any number and order of sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

WIDTHS = (*range(7, 56, 8), 71, 95, 127, 191, 256)
"""Padded lengths, in tokens. One less than a multiple of eight: up to there a sentence mostly gives what it gives
without padding, as stock Argos Translate has it (seen on AVX2: the order of summing changes at multiples of eight)."""


@dataclass(frozen=True, slots=True)
class Padding:
    """A rule for padding; without ``widths`` nothing is padded and only sentences of one length share a batch.

    That is how stock Argos Translate has it, one sentence a call: the same English, in more and smaller batches.
    """

    widths: tuple[int, ...] = WIDTHS

    def width(self, length: int) -> int:
        """The padded length for so many tokens; longer ones than any width share a batch with none other."""
        at = bisect_left(self.widths, length)
        return self.widths[at] if at < len(self.widths) else length

    def lengths(self, padded: int) -> range:
        """The lengths of sentences that are padded to a width, longest first."""
        at = bisect_left(self.widths, padded)
        if at == len(self.widths):
            return range(padded, padded - 1, -1)
        return range(padded, self.widths[at - 1] if at else -1, -1)


SHARED = Padding()
NONE = Padding(())


def filler(token: str, length: int) -> list[str]:
    """A row that pads a batch: one token again and again, for which a model writes next to nothing (`Model`)."""
    return [token] * length
