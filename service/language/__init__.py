"""Language of blocks, sentences and the whole article: English, Russian, Indonesian, others named, else ``und``."""

from service.language.identification import Detection, detect, identify, mix, sentence_languages

__all__ = ["Detection", "detect", "identify", "mix", "sentence_languages"]
