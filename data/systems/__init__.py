"""The software that writes exports, one small declaration a system, and how spreadsheets name things."""

from __future__ import annotations

from data.systems.bitrix24 import BITRIX24
from data.systems.close import CLOSE
from data.systems.copper import COPPER
from data.systems.dynamics import DYNAMICS
from data.systems.freshdesk import FRESHDESK
from data.systems.freshsales import FRESHSALES
from data.systems.ga4 import GA4
from data.systems.google_ads import GOOGLE_ADS
from data.systems.hubspot import HUBSPOT
from data.systems.intercom import INTERCOM
from data.systems.kommo import KOMMO
from data.systems.linkedin_ads import LINKEDIN_ADS
from data.systems.mailchimp import MAILCHIMP
from data.systems.meta_ads import META_ADS
from data.systems.monday import MONDAY
from data.systems.odoo import ODOO
from data.systems.pipedrive import PIPEDRIVE
from data.systems.rd_station import RD_STATION
from data.systems.salesforce import SALESFORCE
from data.systems.shopify import SHOPIFY
from data.systems.spreadsheet import SHARED, WORDS
from data.systems.stripe import STRIPE
from data.systems.surveys import GOOGLE_FORMS, SURVEYMONKEY, TYPEFORM
from data.systems.system import Export, System, Words
from data.systems.woocommerce import WOOCOMMERCE
from data.systems.zendesk import ZENDESK
from data.systems.zoho import ZOHO

_CRMS = (HUBSPOT, SALESFORCE, PIPEDRIVE, DYNAMICS, ODOO, ZOHO, BITRIX24, FRESHSALES, CLOSE, COPPER, KOMMO, MONDAY, RD_STATION)
_HELP_DESKS = (ZENDESK, FRESHDESK, INTERCOM)
_SHOPS = (SHOPIFY, WOOCOMMERCE, STRIPE)
_MARKETING = (GOOGLE_ADS, META_ADS, LINKEDIN_ADS, GA4, MAILCHIMP)
_SURVEYS = (TYPEFORM, SURVEYMONKEY, GOOGLE_FORMS)
SYSTEMS = (*_CRMS, *_HELP_DESKS, *_SHOPS, *_MARKETING, *_SURVEYS)

SPREADSHEET = "spreadsheet"
"""The system of a file that none of the others wrote."""

__all__ = ["SHARED", "SPREADSHEET", "SYSTEMS", "WORDS", "Export", "System", "Words"]
