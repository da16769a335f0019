"""Lint, repair and edit curated lists of papers without losing a character."""

__version__ = "0.1.0"
