"""The waterfall: floating bars from value to value, totals as rules."""

from charts.finish import Scale
from charts.waterfall import Step, waterfall

STEPS = [
    Step("Before", 100, 100, "€100", "total"),
    Step("Orders", 100, 130, "+€30", "good"),
    Step("Value of an order", 130, 110, "−€20", "bad", few=True),
    Step("After", 110, 110, "€110", "total"),
]


def test_each_step_begins_where_the_one_before_ended() -> None:
    drawn = waterfall(STEPS, title="Revenue rose", axis="Revenue", scale=Scale.PLAIN, language="en").to_dict()
    assert drawn["description"] == "Revenue rose"
    rules, bars, labels = drawn["layer"]
    rows = {name: drawn["datasets"][layer["data"]["name"]] for name, layer in (("rules", rules), ("bars", bars), ("labels", labels))}
    assert [(each["start"], each["end"]) for each in rows["bars"]] == [(100, 130), (130, 110)]
    assert [each["name"] for each in rows["rules"]] == ["Before", "After"]
    assert [each["shown"] for each in rows["labels"]] == ["€100", "+€30", "−€20", "€110"]
    assert [each["right"] for each in rows["labels"]] == [100, 130, 130, 110]
