"""Customers who subscribe: how long they go on paying, and what that brings; who is still there need not be guessed."""
