"""What a person does at the screen with one finger. Every word is one that stands on the screen."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kiosk.domain.dossier import Dossier
from tests.journeys.personas.centre import Centre
from tests.journeys.personas.papers import code_in
from tests.waiting import PATIENCE_SECONDS

SKIP, GO_ON, FINISHED = "Bỏ qua câu này", "Tiếp tục", "Xong"
SEARCH_PLACE = "Gõ tên để tìm, không cần dấu"
Answers = Mapping[str, str]  # question as it is read -> answer; a place as "search = name, search = name, detail"


class Visitor:
    def __init__(self, centre: Centre) -> None:
        self.centre, self.finger = centre, centre.finger
        self.type = centre.finger.type

    def sees(self, words: str, seconds: float = PATIENCE_SECONDS) -> None:
        self.finger.wait_for(words, seconds)

    def touch(self, words: str) -> None:
        """Once it stands still."""
        self.sees(words)
        self.finger.rest(0.1)
        self.finger.touch(words)

    def arrives_at(self, page: str) -> None:
        self.centre.until(lambda: self.centre.visit.page == page, f"page {page}", 40)
        self.finger.rest(0.1)

    def scans_the_screen(self) -> str:
        """What the camera of a phone finds on it."""
        with TemporaryDirectory() as folder:
            self.finger.picture(Path(folder) / "screen.png")
            return code_in(Path(folder) / "screen.png")

    def leaves(self) -> None:
        self.touch(FINISHED)
        self.arrives_at("home")

    # Finding -----------------------------------------------------------------------------------------------------

    def finds(self, letters: str, procedure: str) -> None:
        """Types a few letters and opens the procedure's sheet."""
        self.arrives_at("find")
        self.touch("Tên thủ tục, ví dụ: khai sinh")
        self.type(letters)
        self.touch(procedure)
        self.arrives_at("sheet")

    # Filing ------------------------------------------------------------------------------------------------------

    def begins_to_file(self, *, can: str = "") -> None:
        """From the sheet to the person's own card. can: the six digits typed instead of the right ones."""
        self.touch("Nộp hồ sơ thủ tục này")
        self.shows_card(can or self.centre.tools.card_hint)

    def shows_card(self, digits: str) -> None:
        self.arrives_at("card")
        self.type(digits)
        self.touch(GO_ON)

    def is_greeted(self) -> None:
        self.arrives_at("confirm")
        self.touch("Đúng là tôi")

    def answers(self, answers: Answers) -> None:
        """Every question in its turn, by its title; what is not in `answers` is skipped, where that is allowed."""
        self.arrives_at("details")
        while self.centre.visit.page == "details":
            page = self.centre.visit.model
            number, title = page.number, page.title
            if title in answers:
                self._answer(page, answers[title])
            self._says_go_on(page)
            self.centre.until(partial(self._is_past, number), f"past {title!r}")
            self.finger.rest(0.1)

    def _answer(self, page: Any, answer: str) -> None:
        if page.ask in ("province", "commune"):
            search, name = self._place(answer, page.ask)
            self.touch(SEARCH_PLACE)
            self.type(search)
            self.touch(name)
        elif page.ask == "choice":
            self.touch(answer)
        else:
            self.type(answer.split(", ")[-1] if page.lead.startswith("Số nhà, đường") else answer)

    @staticmethod
    def _place(answer: str, ask: str) -> tuple[str, str]:
        province, commune, *_ = answer.split(", ")
        search, _, name = (province if ask == "province" else commune).partition(" = ")
        return search, name

    def _says_go_on(self, page: Any) -> None:
        self.touch(SKIP if page.optional and page.value == "" else FINISHED if page.last else GO_ON)

    def _is_past(self, number: int) -> bool:
        visit = self.centre.visit
        return visit.page != "details" or visit.model.number != number

    def scans_the_first_paper(self) -> None:
        self.arrives_at("papers")
        self.touch("Quét tại đây")
        self.sees("Dùng các trang này", 60)
        self.touch("Dùng các trang này")
        self.centre.until(lambda: self.centre.visit.model.answered == 1, "the scan is kept")

    def brings_the_other_papers(self) -> None:
        self.arrives_at("papers")
        self.touch("Mang tất cả giấy còn lại ra quầy")
        self.centre.until(lambda: self.centre.visit.model.ready, "all papers are answered")
        self.touch(GO_ON)
        self.arrives_at("review")

    def submits(self) -> Dossier:
        """Until both papers are out."""
        self.centre.until(lambda: self.centre.visit.model.ready, "ready to submit")
        self.touch("Nộp hồ sơ")
        self.arrives_at("submitted")
        self.sees("Đã in phiếu giữ hồ sơ", 60)
        self.sees("Đã gửi Giấy tiếp nhận", 60)
        return self.centre.dossier()
