"""Provinces and communes: the two levels of local government since 1 July 2025. There is no district level."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.catalogue import words_of


@dataclass(frozen=True, slots=True)
class Province:
    """Tỉnh, thành phố trực thuộc trung ương."""

    code: str  # 2 digits: "01"
    name: str  # "Thành phố Hà Nội"


@dataclass(frozen=True, slots=True)
class Commune:
    """Xã, phường, đặc khu."""

    code: str  # 5 digits: "00004"
    name: str  # "Phường Ba Đình"
    province_code: str


class Units:
    """Every province and commune of one state of the list. Immutable."""

    def __init__(self, provinces: Iterable[Province], communes: Iterable[Commune]) -> None:
        self.provinces = tuple(provinces)
        self._provinces = {p.code: p for p in self.provinces}
        self._communes = {c.code: c for c in communes}
        self._of: dict[str, list[Commune]] = {code: [] for code in self._provinces}
        for commune in self._communes.values():
            self._of[commune.province_code].append(commune)
        self._folded: dict[str, str] = {}

    def province(self, code: str) -> Province | None:
        return self._provinces.get(code)

    def commune(self, code: str) -> Commune | None:
        return self._communes.get(code)

    def communes_of(self, province_code: str) -> tuple[Commune, ...]:
        """In the order of the list; empty for an unknown code."""
        return tuple(self._of.get(province_code, ()))

    def search_provinces(self, query: str, limit: int = 34) -> list[Province]:
        """Those in whose name every word begins a word; an empty query finds all."""
        needles = [" " + word for word in words_of(query)]
        return [p for p in self.provinces if all(n in self._fold(p.code, p.name) for n in needles)][:limit]

    def search_communes(self, query: str, province_code: str | None = None, limit: int = 50) -> list[Commune]:
        """Communes in whose name every word of the query begins a word; the best first.

        Words side by side before words apart, the name that ends there before longer ones ("Tân" before
        "Tân An"). An empty query finds the province's communes in order, or nothing without a province.
        """
        among = self._of.get(province_code, []) if province_code else list(self._communes.values())
        needles = [" " + word for word in words_of(query)]
        if not needles:
            return among[:limit] if province_code else []
        phrase = "".join(needles)
        found = [(c, self._fold(c.code, c.name)) for c in among]
        hits = [(phrase not in f, not f.endswith(phrase), len(f), c) for c, f in found if all(n in f for n in needles)]
        return [hit[3] for hit in sorted(hits, key=lambda hit: hit[:3])[:limit]]

    def address_text(self, province_code: str, commune_code: str, detail: str) -> str:
        """ "12 phố Mẫu, Phường Ba Đình, Thành phố Hà Nội"; unknown or empty parts are left out."""
        commune, province = self.commune(commune_code), self.province(province_code)
        parts = (detail.strip(" ,"), commune.name if commune else "", province.name if province else "")
        return ", ".join(part for part in parts if part)

    def place_name(self, code: str) -> str:
        """The name of a province or commune; a code that is neither comes back as it is."""
        place = self.province(code) or self.commune(code)
        return place.name if place else code

    def fits(self, province_code: str, commune_code: str) -> bool:
        """Whether this commune is in this province."""
        commune = self.commune(commune_code)
        return commune is not None and commune.province_code == province_code

    def _fold(self, code: str, name: str) -> str:
        if code not in self._folded:  # province and commune codes differ in length
            self._folded[code] = "".join(" " + word for word in words_of(name))
        return self._folded[code]
