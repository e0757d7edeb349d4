"""Titles that stand in resources/rules, in the language of the screen. A centre's own titles stay as it wrote them."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

CONTEXT = "RuleWords"

TITLES = (
    # life_events.toml
    QT_TRANSLATE_NOOP("RuleWords", "Có con nhỏ"),
    QT_TRANSLATE_NOOP("RuleWords", "Kết hôn"),
    QT_TRANSLATE_NOOP("RuleWords", "Cư trú"),
    QT_TRANSLATE_NOOP("RuleWords", "Căn cước, hộ chiếu"),
    QT_TRANSLATE_NOOP("RuleWords", "Chứng thực, bản sao"),
    QT_TRANSLATE_NOOP("RuleWords", "Xe cộ, bằng lái"),
    QT_TRANSLATE_NOOP("RuleWords", "Nhà ở, đất đai"),
    QT_TRANSLATE_NOOP("RuleWords", "Kinh doanh"),
    QT_TRANSLATE_NOOP("RuleWords", "Bảo hiểm xã hội, y tế"),
    QT_TRANSLATE_NOOP("RuleWords", "Người thân qua đời"),
    QT_TRANSLATE_NOOP("RuleWords", "Hộ tịch, lý lịch tư pháp"),
    # queue.toml: lines
    QT_TRANSLATE_NOOP("RuleWords", "Hộ tịch, chứng thực"),
    QT_TRANSLATE_NOOP("RuleWords", "Cư trú, căn cước, hộ chiếu"),
    QT_TRANSLATE_NOOP("RuleWords", "Đất đai, nhà ở"),
    QT_TRANSLATE_NOOP("RuleWords", "Thuế, phí"),
    QT_TRANSLATE_NOOP("RuleWords", "Xây dựng, hạ tầng"),
    QT_TRANSLATE_NOOP("RuleWords", "Bảo hiểm, trợ cấp, người có công"),
    QT_TRANSLATE_NOOP("RuleWords", "Kinh doanh, hợp tác xã"),
    QT_TRANSLATE_NOOP("RuleWords", "Xe cộ, giấy phép lái xe"),
    QT_TRANSLATE_NOOP("RuleWords", "Việc khác, hỏi thông tin"),
    # queue.toml: who goes first, and what proves it
    QT_TRANSLATE_NOOP("RuleWords", "Người cao tuổi (từ đủ 60 tuổi)"),
    QT_TRANSLATE_NOOP("RuleWords", "Thẻ căn cước"),
    QT_TRANSLATE_NOOP("RuleWords", "Người khuyết tật"),
    QT_TRANSLATE_NOOP("RuleWords", "Giấy xác nhận khuyết tật, nếu có"),
    QT_TRANSLATE_NOOP("RuleWords", "Phụ nữ mang thai, người bế con nhỏ"),
    QT_TRANSLATE_NOOP("RuleWords", "Người có công với cách mạng"),
    QT_TRANSLATE_NOOP("RuleWords", "Thẻ hoặc giấy chứng nhận"),
)


def shown(title: str) -> str:
    return QCoreApplication.translate(CONTEXT, title)
