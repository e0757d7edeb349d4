"""Offers over papers that went through the page pipeline and the real recogniser: a wrong one is worse than none."""

from tests.documents.offer_figures import figures, sample


def test_no_offer_is_wrong_and_most_are_made() -> None:
    """Every fourth of the sample, of each kind: the whole is `python -m tests.documents.offer_figures`."""
    found = figures(sample()[::4])
    assert found.wrong == []
    assert found.counts["right"] >= 0.7 * (found.counts["right"] + found.counts["none"])
    assert found.counts["rightly none"] > 0
