"""Channels and campaigns set beside each other: what they bring, what they cost, what a mix hides, what more money would bring.

docs/channels.md says how, in a manager's words first.
"""
