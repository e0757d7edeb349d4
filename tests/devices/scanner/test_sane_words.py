"""What real backends print (their options pages, shortened), and the words that choose a source and both sides."""

import pytest

from kiosk.devices.scanner.sane_words import found, words_of
from kiosk.domain.scanning import PaperSource, ScannerAbilities

F, G, AUTO = PaperSource.FEEDER, PaperSource.GLASS, PaperSource.AUTO
EPSON = """
    --resolution 75|100|150|200|300|600dpi [75]
    --source Flatbed|ADF|ADF Duplex [Flatbed]
"""
BROTHER = """
    --source FlatBed|Automatic Document Feeder(left aligned)|Automatic Document Feeder(left aligned,Duplex) [FlatBed]
"""
FUJITSU = """
    --source ADF Front|ADF Back|ADF Duplex [ADF Front]
    --resolution 50..600dpi (in steps of 1) [600]
"""
CANON = """
    --source Flatbed|ADF [ADF]
    --duplex[=(yes|no)] [no]
    --resolution 75..600dpi [75]
"""
KODAK = """
    --source Flatbed|Automatic Document Feeder|Transparency Adapter [Flatbed]
    --adf-mode Simplex|Duplex [Simplex]
"""


@pytest.mark.parametrize(
    ("options", "place", "duplex", "said"),
    [
        (EPSON, F, True, ["--source=ADF Duplex"]),
        (EPSON, G, False, ["--source=Flatbed"]),
        (BROTHER, F, False, ["--source=Automatic Document Feeder(left aligned)"]),
        (BROTHER, F, True, ["--source=Automatic Document Feeder(left aligned,Duplex)"]),
        (FUJITSU, F, False, ["--source=ADF Front"]),
        (CANON, F, True, ["--source=ADF", "--duplex=yes"]),
        (KODAK, F, True, ["--source=Automatic Document Feeder", "--adf-mode=Duplex"]),
        ("", G, False, []),
    ],
)
def test_each_backend_is_told_in_its_own_words(options: str, place: PaperSource, duplex: bool, said: list[str]) -> None:
    words = words_of(options)
    assert place in words.abilities.sources
    assert words.abilities.duplex or not duplex
    assert words.choosing(place, duplex) == said


def test_resolutions_are_the_ones_it_has() -> None:
    assert words_of(EPSON).abilities.resolutions == (75, 100, 150, 200, 300, 600)
    assert words_of(FUJITSU).abilities.resolutions == ()  # any
    assert words_of(CANON).abilities.nearest_dpi(250) == 300
    assert ScannerAbilities(frozenset(), resolutions=(75, 150)).nearest_dpi(300) == 150


@pytest.mark.parametrize(
    ("places", "loaded", "wanted", "tried"),
    [
        ({F, G}, None, AUTO, (F, G)),
        ({F, G}, True, AUTO, (F, G)),
        ({F, G}, False, AUTO, (G,)),
        ({F}, False, AUTO, (F,)),
        ({G}, None, AUTO, (G,)),
        ({F, G}, False, F, (F,)),
        ({G}, None, F, ()),
    ],
)
def test_feeder_or_glass(
    places: set[PaperSource], loaded: bool | None, wanted: PaperSource, tried: tuple[PaperSource, ...]
) -> None:
    assert ScannerAbilities(frozenset(places), feeder_loaded=loaded).attempts(wanted) == tried


def test_the_list_of_devices_is_read() -> None:
    assert [each.address for each in found("test:0\tNoname  frontend-tester\n\nepson2:net:192.0.2.7\tEpson DS\n")] == [
        "sane:test:0",
        "sane:epson2:net:192.0.2.7",
    ]
