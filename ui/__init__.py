"""What pages share: frame, filter bar, cards, leaderboards, tables. With pages and app.py the only room that knows Streamlit."""
