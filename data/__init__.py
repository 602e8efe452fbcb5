"""From a file to a version: readers, styles, systems, matching, checks, links, store, demonstration company."""
