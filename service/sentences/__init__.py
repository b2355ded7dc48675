"""Sentences of a block, with spans; never loses a character that is not white space."""

from service.sentences.splitting import split

__all__ = ["split"]
