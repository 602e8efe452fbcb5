"""Data in, Altair chart out. Knows no Streamlit, so that pages and reports draw the same picture.

Every chart takes texts that are already in the reader's language and a `language` for its axes, carries a title for screen readers, and
draws what was counted elsewhere: nothing is added up here.
"""
