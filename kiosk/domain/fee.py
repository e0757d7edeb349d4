"""What filing costs, in words. Money is integer đồng."""

import re

from kiosk.domain.procedure import FilingOption

FREE = "Miễn phí"
UNTOLD = "Theo quy định, cán bộ sẽ báo"  # neither a promise nor a refusal
MONEY_WORDS = ("phí", "đồng", "mức thu")
PER = re.compile(r"đồng ?\( ?(/[^)/]{1,30})\)", re.IGNORECASE)  # "2,000 Việt Nam Đồng(/trang)"


def money_text(vnd: int) -> str:
    """ "20.000 đồng"."""
    return f"{vnd:,}".replace(",", ".") + " đồng"


def fee_text(option: FilingOption | None) -> str:
    """Phí, lệ phí as far as the publication tells; the note of the option may say more."""
    if option and option.fees_vnd:
        cheapest, dearest = min(option.fees_vnd), max(option.fees_vnd)
        if cheapest != dearest:
            return f"Từ {money_text(cheapest)} đến {money_text(dearest)}, tùy trường hợp"
        per = PER.search(option.note)
        return money_text(cheapest) + (per.group(1).rstrip() if per else "")
    return FREE if option and _is_free(option) else UNTOLD


def _is_free(option: FilingOption) -> bool:
    """Whether the note agrees: the publication marks as free much for which its own note names a fee."""
    note = option.note.casefold().replace("miễn phí", "", 1).lstrip(" (-.")
    return option.free and (note.startswith("miễn lệ phí") or not any(word in note for word in MONEY_WORDS))
