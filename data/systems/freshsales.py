"""Freshsales: lists as they are exported, every header with the object's name and a colon before it; days come before months."""

from __future__ import annotations

from data.systems.system import System, export

FRESHSALES = System(
    "Freshsales",
    (
        export(
            "deals",
            en="""
must | Deal : Name; Deal : Deal stage
must | Deal : Name; Deal : Expected close date
deal_id | Deal : Id
amount | Deal : Deal value; Deal : Total Deal Value; Deal : Amount
currency | Deal : Currency
stage | Deal : Deal stage; Deal : Stage
pipeline | Deal : Deal pipeline; Deal : Pipeline
created_at | Deal : Created at
closed_at | Deal : Closed date; Deal : Closed at
expected_close_at | Deal : Expected close date; Deal : Expected close
lost_reason | Deal : Lost reason
rep | Deal : Sales owner; Deal : Owner
team | Deal : Team
customer | Deal : Account name; Deal : Account; Deal : Sales account
customer_id | Deal : Account Id
probability | Deal : Probability (%); Deal : Probability
deal_type | Deal : Type; Deal : Deal type
channel | Deal : Source; Deal : Lead source
campaign | Deal : Campaign
product | Deal : Product; Deal : Deal product
last_activity_at | Deal : Last activity date; Deal : Last contacted time
""",
        ),
        export(
            "leads",
            en="""
must | Contact : First name; Contact : Last name; Contact : Lifecycle stage
must | Contact : Last name; Contact : Status
must | Contact : Emails; Contact : Sales owner
must | Lead : First name; Lead : Last name
lead_id | Contact : Id; Lead : Id
created_at | Contact : Created at; Lead : Created at
lifecycle | Contact : Lifecycle stage
status | Contact : Status; Lead : Lead stage; Lead : Status
channel | Contact : Source; Lead : Source
campaign | Contact : Campaign; Lead : Campaign
rep | Contact : Sales owner; Contact : Owner; Lead : Sales owner; Lead : Owner
customer | Contact : Account name; Contact : Accounts; Contact : Sales accounts; Lead : Company name
contact_id | Contact : Emails; Contact : Email; Lead : Email
country | Contact : Country; Lead : Country
region | Contact : State; Lead : State
city | Contact : City; Lead : City
first_contact_at | Contact : First contacted time
converted_at | Lead : Converted at
""",
        ),
        export(
            "customers",
            en="""
must | Account : Name; Account : Sales owner
must | Account : Name; Account : Owner
must | Account : Name; Account : Created at
customer_id | Account : Id
customer | Account : Name
rep | Account : Sales owner; Account : Owner
created_at | Account : Created at
segment | Account : Industry type; Account : Business type
parent | Account : Parent account
domain | Account : Website
country | Account : Country
region | Account : State
city | Account : City
""",
        ),
        export(
            "activities",
            en="""
must | Task : Title; Task : Due date
must | Task : Due date; Task : Owner
activity_id | Task : Id
at | Task : Completed date; Task : Due date
kind | Task : Task type; Task : Type
outcome | Task : Outcome; Task : Status
rep | Task : Owner; Task : Sales owner
""",
            constants={"kind": "task"},
        ),
        export(
            "activities",
            en="""
must | Appointment : Title; Appointment : From
must | Meeting : Title; Meeting : From
activity_id | Appointment : Id; Meeting : Id
at | Appointment : From; Meeting : From
outcome | Appointment : Outcome; Meeting : Outcome
rep | Appointment : Owner; Meeting : Owner; Appointment : Created by
""",
            constants={"kind": "meeting"},
        ),
    ),
)
