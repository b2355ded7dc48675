"""The command line: ``dragoman normalize|detect|serve|packages``."""

from service.cli.main import app, main

__all__ = ["app", "main"]
