"""Dragoman: raw news articles in, one normalized English document with evidence out."""

__version__ = "0.1.0"
