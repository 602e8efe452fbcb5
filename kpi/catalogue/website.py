"""Visits to the web site and what they lead to."""

from kpi.catalogue.acquisition import leads
from kpi.kpis import KPI, Better, Unit
from kpi.measures import Flow, LeftOut, first_of
from kpi.periods import Grain

BOUNCES_UNKNOWN = LeftOut("visits, but no bounces are known", "visits IS NOT NULL AND bounces IS NULL")
BOUNCES_IMPOSSIBLE = LeftOut("more bounces than visits", "bounces NOT BETWEEN 0 AND visits")
WITHOUT_PAGE = LeftOut("visits without a landing page", "visits IS NOT NULL AND landing_page IS NULL")
CHECKOUTS_UNKNOWN = LeftOut("carts, but no checkouts are known", "carts IS NOT NULL AND checkouts IS NULL")


def _web(name: str, sql: str, where: str = "", *left_out: LeftOut) -> Flow:
    return Flow(name, sql, "web", dated="visited_on", where=where, left_out=left_out)


visits = _web("visits", "sum(visits)")
visitors = _web("visitors", "sum(visitors)")
BOUNCES_KNOWN = "bounces BETWEEN 0 AND visits"
bounces = _web("visits that left at once", "sum(bounces)", BOUNCES_KNOWN)
visits_judged = _web("visits of which bounces are known", "sum(visits)", BOUNCES_KNOWN, BOUNCES_UNKNOWN, BOUNCES_IMPOSSIBLE)

ON_A_PAGE = "landing_page IS NOT NULL AND visits IS NOT NULL AND conversions IS NOT NULL"
page_conversions = _web("conversions of visits to landing pages", "sum(conversions)", ON_A_PAGE)
page_visits = _web("visits to landing pages", "sum(visits)", ON_A_PAGE, WITHOUT_PAGE)

web_clicks_lost = _web("clicks on the web site without a conversion", "sum(clicks - conversions)")
web_clicks = _web("clicks on the web site", "sum(clicks)", "conversions IS NOT NULL")
ad_clicks_lost = Flow("clicks on advertisements without a conversion", "sum(clicks - conversions)", "spend", dated="spent_on")
ad_clicks = Flow("clicks on advertisements", "sum(clicks)", "spend", dated="spent_on", where="conversions IS NOT NULL")

sign_ups = _web("sign-ups", "sum(sign_ups)")
carts = _web("carts begun", "sum(carts)", "checkouts IS NOT NULL", CHECKOUTS_UNKNOWN)
carts_left = _web("carts begun and not paid", "sum(carts - checkouts)")

WEBSITE = (
    KPI(
        "visits",
        "Visits",
        "How often the web site was visited.",
        visits,
        unit=Unit.COUNT,
        better=Better.HIGHER,
        frequency=Grain.WEEK,
        family="Acquisition",
        beside={"visitors": visitors},
        beside_unit={"visitors": Unit.COUNT},
        note="Visitors are added up day by day: who comes back on another day counts again.",
        neighbours=("bounce_rate", "traffic_to_lead_rate"),
    ),
    KPI(
        "bounce_rate",
        "Bounce rate",
        "Of the visits to the web site, the share that left at once.",
        bounces / visits_judged,
        unit=Unit.SHARE,
        better=Better.LOWER,
        frequency=Grain.WEEK,
        family="Acquisition",
        note="What counts as a bounce is for the analytics to say: Google Analytics counts visits without engagement. "
        "A page that answers a question at once is left at once, too.",
        neighbours=("visits", "landing_page_conversion_rate"),
    ),
    KPI(
        "traffic_to_lead_rate",
        "Traffic-to-lead rate",
        "How many leads come in for each visitor of the web site.",
        leads / first_of(visitors, visits),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Acquisition",
        note="Leads ÷ visitors. Some textbooks print it upside down, as visitors for each lead: then 4% reads as 25. "
        "All leads count, also those that never saw the web site; by channel the comparison is fair.",
        neighbours=("visits", "leads", "landing_page_conversion_rate"),
    ),
    KPI(
        "landing_page_conversion_rate",
        "Landing page conversion rate",
        "Of the visits that began on a landing page, the share that converted there.",
        page_conversions / page_visits,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Acquisition",
        beside={"conversions": page_conversions, "visits": page_visits},
        beside_unit={"conversions": Unit.COUNT, "visits": Unit.COUNT},
        note="Read it by landing page. What a conversion is stands in the analytics that wrote the export.",
        neighbours=("bounce_rate", "clicks_without_conversion"),
    ),
    KPI(
        "clicks_without_conversion",
        "Clicks without conversion",
        "Clicks that led to nothing: interest that was there and got lost.",
        first_of(web_clicks_lost, ad_clicks_lost),
        unit=Unit.COUNT,
        better=Better.LOWER,
        frequency=Grain.MONTH,
        family="Acquisition",
        beside={
            "share of clicks": first_of(web_clicks_lost / web_clicks, ad_clicks_lost / ad_clicks),
            "on advertisements": ad_clicks_lost,
            "share of clicks on advertisements": ad_clicks_lost / ad_clicks,
        },
        beside_unit={
            "share of clicks": Unit.SHARE,
            "on advertisements": Unit.COUNT,
            "share of clicks on advertisements": Unit.SHARE,
        },
        note="Clicks on the web site where its export counts them, else clicks on advertisements. Rows that do not say how many "
        "converted are not in it.",
        neighbours=("landing_page_conversion_rate", "marketing_roi"),
    ),
    KPI(
        "sign_ups",
        "Sign-ups",
        "How many people signed up on the web site.",
        sign_ups,
        unit=Unit.COUNT,
        better=Better.HIGHER,
        frequency=Grain.WEEK,
        family="Acquisition",
        neighbours=("visits", "leads"),
    ),
    KPI(
        "cart_abandonment_rate",
        "Cart abandonment rate",
        "Of the carts begun in the shop, the share that was not paid.",
        carts_left / carts,
        unit=Unit.SHARE,
        better=Better.LOWER,
        frequency=Grain.WEEK,
        family="Acquisition",
        beside={"carts begun": carts},
        beside_unit={"carts begun": Unit.COUNT},
        note="A cart begun late in the evening and paid the next day counts as begun on one day and as paid on the other.",
        neighbours=("clicks_without_conversion", "new_customers"),
    ),
)
