"""Who may see and change what: workspaces and their keys, named links to a view, scenarios and targets."""
