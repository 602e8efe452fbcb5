"""Names that lower rooms say without spelling them out: tables, dimensions, columns that may be missing, and where these usually stand."""

from locales.words import N_

TABLES = (
    N_("customers"), N_("reps"), N_("products"), N_("leads"), N_("deals"), N_("stage_changes"), N_("activities"), N_("orders"),
    N_("order_lines"), N_("subscriptions"), N_("tickets"), N_("responses"), N_("spend"), N_("web"), N_("emails"), N_("mentions"),
    N_("usage"), N_("quotas"), N_("targets"), N_("rates"), N_("recommendations"), N_("satisfaction"), N_("efforts"),
    N_("deal_touches"), N_("created_records"), N_("user_days"),
    N_("purchases"), N_("customer_values"), N_("bought_lines"), N_("price_steps"), N_("recurring"), N_("movements"), N_("renewals"),
    N_("interactions"), N_("customer_silences"), N_("attributed"), N_("lead_journeys"), N_("mailing_series"), N_("open_spells"),
    N_("quota_days"), N_("rated_tickets"), N_("stage_entries"), N_("stage_work"), N_("worked_deals"),
)  # fmt: skip

TABLES_IN_FORMULAS = (
    N_("stage changes"), N_("order lines"), N_("deal touches"), N_("created records"), N_("user days"),
    N_("customer values"), N_("bought lines"), N_("price steps"), N_("customer silences"), N_("lead journeys"), N_("mailing series"),
    N_("open spells"), N_("quota days"), N_("rated tickets"), N_("stage entries"), N_("stage work"), N_("worked deals"),
)  # fmt: skip
"""The same where the words of formulas and of what they can use are made of names: without the underscore."""

DIMENSIONS = (
    N_("rep"), N_("team"), N_("country"), N_("region"), N_("city"), N_("channel"), N_("campaign"), N_("product"), N_("segment"),
    N_("deal_type"), N_("pipeline"), N_("customer"),
)  # fmt: skip

COLUMNS = (
    N_("the creation date"), N_("the closing date"), N_("the opening date"), N_("the status"), N_("the amount"), N_("the order date"),
    N_("the day"), N_("the date"), N_("whether it was converted"), N_("the conversion date"), N_("which customer bought"),
    N_("the first contact"), N_("which leads are qualified"), N_("which leads were dropped"), N_("the landing page"),
    N_("the number of visits"), N_("the number of visitors"), N_("the number of bounces"), N_("the number of clicks"),
    N_("the number of conversions"), N_("the number of sign-ups"), N_("the number of carts"), N_("the number of carts paid"),
    N_("the day of the mailing"), N_("how many addresses were reached"), N_("how many opened"), N_("how many converted"),
    N_("how many left the list"), N_("the number of mentions"), N_("which brand is your own"), N_("the campaign"),
    N_("the owner"), N_("the deal it belongs to"), N_("the date of last activity"), N_("the other side"), N_("the first reply"),
    N_("the hours to resolution"), N_("how many messages followed"), N_("how often it was reopened"), N_("the satisfaction given"),
    N_("the score"), N_("the date of the answer"), N_("what kind it is"), N_("which record it was"), N_("who logged in"),
    N_("the customer"), N_("the cost"), N_("the number of items"), N_("the product"), N_("the price level"), N_("the country"),
    N_("the monthly amount"), N_("the day it began"), N_("the renewal date"), N_("the day of each change of stage"),
    N_("a stage whose name says proposal, quote or offer"), N_("the chance to win"), N_("the qualification date"),
    N_("the lead it was for"), N_("whom it was with"), N_("whether it was answered"), N_("the month"),
    N_("the expected closing date"), N_("the quantity"), N_("the region or state"), N_("the city"),
)  # fmt: skip

USUALLY = (
    N_("the contacts or leads export of the CRM"),
    N_("the deals or opportunities export of the CRM"),
    N_("the activities, tasks or calls export of the CRM"),
    N_("the orders export of the shop or the invoices of the accounts"),
    N_("the export of order lines or invoice lines of the shop"),
    N_("the subscriptions or contracts export of the billing system"),
    N_("the tickets or cases export of the help desk"),
    N_("the traffic report of the web analytics, by day"),
    N_("the campaign report of the mailing program"),
    N_("a report on mentions of brands, yours and those of others"),
    N_("the cost report of the advertising account, or a sheet of costs by month"),
    N_("the answers to a survey (SurveyMonkey, Typeform, Google Forms)"),
    N_("the answers to a survey that asks whether customers would recommend you, from 0 to 10"),
    N_("the answers to a survey on satisfaction, or the ratings in the tickets export of the help desk"),
    N_("the answers to a survey that asks how easy it was"),
    N_("the log-in history or the audit log of the CRM"),
    N_("the companies or accounts export of the CRM"),
    N_("won deals or orders that name their customer"),
    N_("the history of stages of the CRM; where there is none, import the deals again every week and it is rebuilt"),
    N_("proposals"),
    N_("stages of the CRM whose name says proposal, quote or offer"),
    N_("a sheet with a row for each rep and month, or the quotas of the CRM"),
    N_("an export of the CRM"),
)

YES_NO = (N_("yes"), N_("no"))
