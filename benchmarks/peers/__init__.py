"""Semantic layers asked the same, each in an environment of its own."""
