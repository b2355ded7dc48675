"""Language of blocks, sentences and the whole article: English, Russian, Indonesian, others named, else ``und``."""

from service.language.blocks import identify, mix, sentence_languages
from service.language.identification import detect
from service.language.opinions import Detection

__all__ = ["Detection", "detect", "identify", "mix", "sentence_languages"]
