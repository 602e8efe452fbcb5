"""Salesforce's objects under the names of its API, as Data Loader and warehouses write them."""

from __future__ import annotations

from data.systems.system import Export, headers, musts

_API = (
    "__c",
    "__r",
    "SystemModstamp",
    "OwnerId",
    "Owner.",
    "CreatedById",
    "External_Id",
    "AccountId",
    "UserRole",
    "IsDeleted",
    "StageName",
    "system_modstamp",
    "created_by_id",
    "last_modified_by_id",
)
"""One of these in a header tells an export of the API from a spreadsheet."""

_CREATED = "created date; date time created; create date"

API = (
    Export(
        "stage_changes",
        musts("fivetran start; stage name; close date"),
        headers("""
deal_id | id
changed_at | fivetran start
stage | stage name
amount | amount
expected_close_at | close date
"""),
        settles=True,
    ),
    Export(
        "stage_changes",
        musts("stage name; opportunity id; created date"),
        headers(f"""
stage_change_id | id
deal_id | opportunity id
changed_at | {_CREATED}
stage | stage name
amount | amount
expected_close_at | close date
"""),
        _API,
    ),
    Export(
        "deals",
        musts("stage name; close date", "stage name; amount"),
        headers(f"""
deal_id | id
created_at | {_CREATED}
close_date | close date
stage | stage name
amount | amount
customer_id | account id
rep_id | owner id
rep | owner name
channel | lead source
deal_type | type
last_activity_at | last activity date
is_won | is won
is_closed | is closed
product | product
campaign | campaign name
contact_id | contact id
currency | currency iso code
"""),
        _API,
    ),
    Export(
        "leads",
        musts("is converted; lead source", "is converted; status", "converted opportunity id"),
        headers(f"""
lead_id | id; lead id
created_at | {_CREATED}
converted_at | converted date
is_converted | is converted; converted
status | status; lead status
channel | lead source
grade | rating
deal_id | converted opportunity id
customer_id | converted account id
contact_id | converted contact id
rep_id | owner id
rep | lead owner
segment | industry
"""),
        (),
    ),
    Export(
        "tickets",
        musts("origin; status; priority", "case number; status", "case number; priority"),
        headers(f"""
ticket_id | id; case number
opened_at | {_CREATED}; date time opened; opened date
closed_at | closed date; date time closed
stage | status
channel | origin; case origin
category | type
priority | priority
csat | csat
customer_id | account id
contact_id | contact id
rep_id | owner id
rep | case owner
is_closed | is closed
customer | account name
"""),
        (*_API, "Case"),
    ),
    Export(
        "activities",
        musts("activity date; task subtype", "what id; activity date; status"),
        headers("""
activity_id | id
at | activity date; created date
kind | task subtype
direction | call type
outcome | call disposition; status
what_id | what id
who_id | who id
rep_id | owner id
customer_id | account id
"""),
        _API,
    ),
    Export(
        "activities",
        musts("activity date time; what id", "activity date; event subtype", "activity date time; owner id"),
        headers("""
activity_id | id
at | activity date time; activity date; created date
what_id | what id
who_id | who id
rep_id | owner id
customer_id | account id
"""),
        _API,
        {"kind": "meeting"},
        unused=musts("call disposition; call disposition c; call type")[0],
    ),
    Export(
        "reps",
        musts("user role name", "alias; username", "user role id; username", "alias; profile name", "alias; profile id"),
        headers("""
rep_id | id
rep | name
rep_email | email
first_name | first name
last_name | last name
team | user role name; department
manager | manager name
"""),
        unused=musts("account id; contact id")[0],
    ),
    Export(
        "customers",
        musts("billing country; name", "billing city; name", "account source; name"),
        headers(f"""
customer_id | id
customer | name
created_at | {_CREATED}
rep_id | owner id
segment | industry; type
channel | account source
country | billing country; shipping country
region | billing state; shipping state
city | billing city; shipping city
parent | parent name
"""),
        _API,
    ),
    Export(
        "deal_lines",
        musts("opportunity id; total price", "opportunity id; pricebook entry id", "opportunity id; product2 id"),
        headers("""
line_id | id
deal_id | opportunity id
product_id | product2 id; product 2 id
price_entry_id | pricebook entry id
amount | total price
quantity | quantity
"""),
        (),
    ),
    Export(
        "price_entries",
        musts("product2 id; unit price"),
        headers("""
price_entry_id | id
product_id | product2 id
price | unit price
"""),
    ),
    Export(
        "products",
        musts("name; family; product code", "name; product code; is active"),
        headers("""
product_id | id
product | name
category | family
"""),
        ("ProductCode",),
    ),
    Export(
        "quotas",
        musts("quota amount; start date"),
        headers("""
month | start date
amount | quota amount
rep_id | user id; quota owner id
rep | owner name
"""),
    ),
    Export(
        "contacts",
        musts("account id; first name; last name", "account id; last name; mailing city"),
        headers("""
contact_id | id
email | email
customer_id | account id
"""),
        _API,
    ),
    Export(
        "spend",
        musts("actual cost; start date; name", "budgeted cost; start date; name"),
        headers("""
spent_on | start date
amount | actual cost
campaign | name
channel | type
"""),
        _API,
        unused=musts("owner id")[0],
    ),
)

SIGNS = musts("system modstamp; created by id")[0]
"""Every object has these."""
