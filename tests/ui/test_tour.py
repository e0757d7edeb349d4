import tour

from kiosk.ui.app import QML

PARTS = {
    "CameraAim",
    "PaperOffers",
    "CardMrz",
    "CardQr",
    "CardReading",
    "HomeEvents",
    "IntakeMatter",
    "IntakePapers",
    "IntakePerson",
    "PaperFactsForm",
    "ReuseDialog",
    "ReviewTools",
    "ScanReview",
    "DayForm",
    "FileForm",
    "FormQuestions",
    "PaymentTrial",
}


def test_every_page_of_the_three_roles_is_in_the_tour_with_its_picture() -> None:
    pages = {path.stem for path in (QML / "Kiosk" / "Pages").rglob("*.qml")} - PARTS
    stops = [stop for part in tour.TOUR for stop in part.stops]
    assert pages <= {stop.page for stop in stops}
    assert (tour.ROOT / "docs" / "tour.md").read_text("utf-8") == tour.page()
    for stop in stops:
        assert (tour.PICTURES / tour.picture_of(stop)).stat().st_size > 2000, stop
