"""The state of the data as a whole: how fresh each table is, what was found in it, how full its fields are."""

from kpi.state_of_data.fields import Field, fields_of
from kpi.state_of_data.found import Touching, touching
from kpi.state_of_data.intake import Intake, intake
from kpi.state_of_data.rhythm import Rhythm, rhythms

__all__ = ["Field", "Intake", "Rhythm", "Touching", "fields_of", "intake", "rhythms", "touching"]
