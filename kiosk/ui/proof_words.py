"""What was proved of a card, in words for whoever stands before the screen: three badges, and the reason of a doubt.

Reasons and verdicts: decision 0011. Nothing here decides; a badge never says more than its verdict.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from kiosk.domain.applicant import SEEN_BY_OFFICER, CardEvidence, TrustReason, Verdict

_REASONS: dict[TrustReason, object] = {
    TrustReason.NO_AUTHORITY: QT_TRANSLATE_NOOP("CardProof", "Máy này chưa có chứng thư của cơ quan cấp thẻ."),
    TrustReason.OTHER_KEY: QT_TRANSLATE_NOOP("CardProof", "Thẻ ký bằng khóa mới của cơ quan cấp mà máy chưa được báo."),
    TrustReason.NO_CRL: QT_TRANSLATE_NOOP("CardProof", "Máy chưa có danh sách chứng thư bị thu hồi để đối chiếu."),
    TrustReason.CRL_EXPIRED: QT_TRANSLATE_NOOP("CardProof", "Danh sách chứng thư bị thu hồi trong máy đã quá hạn."),
    TrustReason.NOT_YET_VALID: QT_TRANSLATE_NOOP(
        "CardProof", "Chứng thư của thẻ chưa đến ngày hiệu lực: có thể đồng hồ của máy sai."
    ),
    TrustReason.AUTHORITY_EXPIRED: QT_TRANSLATE_NOOP("CardProof", "Chứng thư của cơ quan cấp thẻ đã hết hạn."),
    TrustReason.SIGNER_EXPIRED: QT_TRANSLATE_NOOP("CardProof", "Chứng thư đã ký thẻ này nay hết hạn; thẻ không hỏng."),
    TrustReason.UNSUPPORTED: QT_TRANSLATE_NOOP("CardProof", "Thẻ ký theo cách mà máy chưa kiểm tra được."),
    TrustReason.FORGED: QT_TRANSLATE_NOOP("CardProof", "Chữ ký trên chip không phải của cơ quan cấp thẻ."),
    TrustReason.REVOKED: QT_TRANSLATE_NOOP("CardProof", "Chứng thư đã ký thẻ này đã bị cơ quan cấp thu hồi."),
    TrustReason.NOT_A_SIGNER: QT_TRANSLATE_NOOP("CardProof", "Chứng thư trên chip không phải loại dùng để ký thẻ."),
    TrustReason.SIGNED_TOO_LATE: QT_TRANSLATE_NOOP("CardProof", "Thẻ ghi ngày cấp sau khi khóa ký đã hết hạn dùng."),
}
_KEYS: dict[str, object] = {
    "number": QT_TRANSLATE_NOOP("CardProof", "Chip mở bằng sáu số cuối."),
    "qr": QT_TRANSLATE_NOOP("CardProof", "Chip mở bằng mã QR."),
    "mrz": QT_TRANSLATE_NOOP("CardProof", "Chip mở bằng số ở mặt sau."),
}


def badges(evidence: CardEvidence, simulated: bool = False) -> list[dict[str, str]]:
    """Three separate answers, each with its kind and words: one never stands for another.

    simulated: the issuer's certificates are those of the software card, which prove nothing.
    """
    if evidence.access == SEEN_BY_OFFICER:
        return [
            {"kind": "plain", "text": _said(QT_TRANSLATE_NOOP("CardProof", "Cán bộ đã đối chiếu người và giấy tờ"))}
        ]
    return [
        {"kind": "ok", "text": _said(QT_TRANSLATE_NOOP("CardProof", "Đọc được từ chip"))},
        _signature(evidence, simulated),
        _online(evidence),
    ]


def trust_words(evidence: CardEvidence) -> str:
    """Why the proof is less than full; empty when it is full, or nothing more is known."""
    reason = evidence.trust_reason
    if Verdict.NO in (evidence.hashes, evidence.signature):
        return _said(QT_TRANSLATE_NOOP("CardProof", "Dữ liệu trên chip không khớp với chữ ký của nó."))
    return _said(_REASONS[reason]) if reason in _REASONS else ""


def proof_note(evidence: CardEvidence) -> str:
    """For an officer: how the chip was opened, and why its proof is less than full."""
    words = _KEYS.get(evidence.key_from)
    return " ".join(part for part in (_said(words) if words else "", trust_words(evidence)) if part)


def _signature(evidence: CardEvidence, simulated: bool) -> dict[str, str]:
    """Hashes, signature and trust are one chain for a person: its weakest link is what is told."""
    known = (evidence.hashes, evidence.signature)
    if Verdict.NO in known:
        return {"kind": "fault", "text": _said(QT_TRANSLATE_NOOP("CardProof", "Chữ ký trên chip không đúng"))}
    if Verdict.UNKNOWN in known:
        return {"kind": "warn", "text": _said(QT_TRANSLATE_NOOP("CardProof", "Chưa xác thực được chữ ký"))}
    if evidence.trusted is Verdict.NO:
        return {"kind": "fault", "text": _said(QT_TRANSLATE_NOOP("CardProof", "Chữ ký không được công nhận"))}
    if evidence.trusted is Verdict.UNKNOWN:
        return {"kind": "warn", "text": _said(QT_TRANSLATE_NOOP("CardProof", "Chữ ký đúng, chưa rõ nơi cấp chứng thư"))}
    if simulated:
        return {
            "kind": "warn",
            "text": _said(QT_TRANSLATE_NOOP("CardProof", "Chữ ký đã xác thực, chứng thư thử nghiệm")),
        }
    return {"kind": "ok", "text": _said(QT_TRANSLATE_NOOP("CardProof", "Chữ ký đã xác thực"))}


def _online(evidence: CardEvidence) -> dict[str, str]:
    if evidence.online is Verdict.YES:
        return {"kind": "ok", "text": _said(QT_TRANSLATE_NOOP("CardProof", "Đã đối chiếu trực tuyến"))}
    if evidence.online is Verdict.NO:
        return {"kind": "fault", "text": _said(QT_TRANSLATE_NOOP("CardProof", "Đối chiếu trực tuyến: không khớp"))}
    return {"kind": "plain", "text": _said(QT_TRANSLATE_NOOP("CardProof", "Chưa đối chiếu trực tuyến"))}


def _said(marked: object) -> str:
    return QCoreApplication.translate("CardProof", str(marked))
