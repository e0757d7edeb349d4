"""Mã hồ sơ: the forms that the law and the ministries use, and the open way out when a machine has no number left."""

import re
from dataclasses import dataclass

# TT 01/2018/TT-VPCP, Art. 19, with the agency codes of QĐ 20/2020/QĐ-TTg, which run from the top down; and the form
# before it. Whether TT 03/2025/TT-VPCP changed the structure is not known: ASSUMPTION that it did not.
LEGAL = re.compile(r"[GH]\d{2}(\.\d{1,3})*-\d{6}-\d{4,7}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-\d{6}-\d{4}")
TEMPORARY = re.compile(r"TAM-[A-Z][A-Z0-9]{0,7}-\d{6}-\d{4,}")


@dataclass(frozen=True, slots=True)
class CodeForm:
    """How the codes of a procedure are written.

    `H56.14-240823-0001`: unit, local day, number of that day. The systems of ministries write six or seven digits of
    which the first two are the ministry's number, `G15-261124-150001` (as seen in use; no text was found).
    """

    unit_code: str = ""  # empty: the centre's own
    ministry: str = ""  # two digits before the number; empty: the provincial form

    def code(self, centre_unit: str, day: str, number: int) -> str:
        """day: YYMMDD, local. Raises ValueError when the outcome is no legal code."""
        code = f"{self.unit_code or centre_unit}-{day}-{self.ministry}{number:04d}"
        if not LEGAL.fullmatch(code):
            raise ValueError("no dossier code")
        return code


PROVINCIAL = CodeForm()


def temporary_code(station: str, day: str, number: int) -> str:
    """Số tạm: nobody can take it for a dossier code, and no other station of the centre gives it out."""
    return f"TAM-{station}-{day}-{number:04d}"


def is_temporary(code: str) -> bool:
    return TEMPORARY.fullmatch(code) is not None
