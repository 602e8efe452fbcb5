"""From rows as they came to rows that are ours: words, dates by status, keys, and what is set aside."""
