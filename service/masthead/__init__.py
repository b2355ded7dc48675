"""Masthead: title, subtitle, authors, agency, section, site, dateline and dates, each with its evidence."""

from service.masthead.reading import read

__all__ = ["read"]
