"""HubSpot: deals, contacts (our leads), companies (our customers), tickets, activities, products and users, and its API's own names."""

from __future__ import annotations

from data.systems.hubspot.activities import ACTIVITIES
from data.systems.hubspot.companies import COMPANIES
from data.systems.hubspot.contacts import CONTACTS
from data.systems.hubspot.deals import DEALS
from data.systems.hubspot.products import PRODUCTS
from data.systems.hubspot.tickets import TICKETS
from data.systems.hubspot.users import USERS
from data.systems.hubspot.warehouse import WAREHOUSE
from data.systems.system import System

HUBSPOT = System("HubSpot", (DEALS, CONTACTS, COMPANIES, TICKETS, *ACTIVITIES, *PRODUCTS, *USERS, *WAREHOUSE))
