"""HubSpot's users."""

from __future__ import annotations

from data.systems.system import export

USERS = (
    export(
        "reps",
        """
en
must | Email; Primary team
must | Email; Main team; First name
rep_id | User ID
rep_email | Email
rep | Name
first_name | First name
last_name | Last name
team | Primary team; Main team; Team
""",
    ),
)
