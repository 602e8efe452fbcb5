"""Looking ahead: when open deals close, what customers are worth; each forecast stands beside its back-test and a simple rule."""
