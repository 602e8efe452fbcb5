"""Whether the CRM is used and kept up: by whom, how completely, how soon."""

from kpi.adoption.fields import Filled, coverage, never_filled
from kpi.adoption.people import PEOPLE, Person, Team, people, seldom, team_of

__all__ = ["PEOPLE", "Filled", "Person", "Team", "coverage", "never_filled", "people", "seldom", "team_of"]
