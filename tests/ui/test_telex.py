"""Typing as people do it: keys in the orders that hands know."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syllables import syllables, ways_to_type

from kiosk.ui.telex import SYLLABLE, TONES, accent, compose, erase, join, split

# Keys in the usual order -> what must stand there.
TYPED = """
nguyeenx nguyễn|nguyeexn nguyễn|nguwowif người|nguowif người|nguowfi người|thuowr thuở|thuowrs thuớ|thuowng thương
thuwowng thương|ruowuj rượu|ruwowuj rượu|giuwxa giữa|giuwax giữa|giuaxw giữa|quyeets quyết|quar quả
quas quá|quys quý|quyr quỷ|quocos quốc|quoocs quốc|khuyur khuỷu|khuyru khuỷu|gif gì|ginf gìn|gias giá|giaf già
gieengs giếng|giar giả|gioiws giới|giowis giới|gioojt giột|hoaf hòa|hoanf hoàn|hoafn hoàn|hoacwj hoặc|hoawcj hoặc
hoawjc hoặc|thuyr thủy|thuyeenf thuyền|thuyeets thuyết|truwowngf trường|truongwf trường|truonwgf trường
dduwowngf đường|dduongwf đường|duongwfd đường|ddaays đấy|ddi đi|ddeer để|ddoongf đồng|dangwd đăng|ddawng đăng
ddawngs đắng|kys ký|tuw tư|tw tư|thwr thử|nhw như|muaw mưa|mwa mưa|luwu lưu|luuw lưu|cuwus cứu|huou huou|huouw hươu
huwowu hươu|muoons muốn|muoosn muốn|muwowif mười|uoongs uống|uoosng uống|yeeu yêu|yeeus yếu|yeues yếu
hieeur hiểu|hieuer hiểu|tieeps tiếp|tiepse tiếp|nhaanj nhận|nhanaj nhận|vieetj việt|viejet việt|nam nam|xaay xây
xaya xây|phuwowngf phường|xax xã|tinhr tỉnh|thanhf thành|phoos phố|hoof hồ|sow sơ|thur thủ|tucj tục|cawn căn
cuwowcs cước|cuocsw cước|coong công|daan dân|khai khai|sinh sinh|keets kết|hoon hôn|tuwr tử|cuw cư
taamj tậm|tamj tạm|vaf và|laij lại|caaps cấp|ddoior đổi|nghieepj nghiệp|nghieej nghiệ|nghix nghĩ|ngoafi ngoài
ngoaif ngoài|ngoeos ngoéo|ngoaos ngoáo|khoer khỏe|xoong xông|toans toán|tuaans tuấn|tuans tuán
hueej huệ|thuees thuế|lois lói|looix lỗi|caif cài|mays máy|maays mấy|maus máu
maaus mấu|chuwngs chứng|thuwcj thực|banr bản|sao sao|giaays giấy|towf tờ|khaays khấy|huyeenj huyện|xuaan xuân
buowir bưởi|buwowir bưởi|xuwowng xương|luwowng lương|tuowngr tưởng|trawngs trắng|vawn văn|an an|bef bè|ees ế
oois ối|ow ơ|owis ới|aw ă|uws ứ|ddawks đắk|lawks lắk|chuyeenr chuyển|khuya khuya|khuyeens khuyến
tuyeets tuyết|huynhf huỳnh|quynhf quỳnh|quangr quảng|quawngx quẵng|quawngr quẳng|ninhf nình|binhf bình
hair hải|phongf phòng|caanf cần|thow thơ|nhuwngx những|tieengs tiếng|awn ăn|eem êm
banf bàn|chij chị|emf èm|chaus cháu|conf còn|choongf chồng|vowj vợ|cowf cờ
thuas thúa|muaf mùa|cuar của|cuwar cửa|ruwaf rừa|ruwax rữa|mias mía|kia kia|kiaf kìa|nghiax nghĩa|giuwowngf giường
"""
TABLE = [tuple(row.split()) for row in TYPED.replace("\n", "|").split("|") if row.strip()]
# Toggles, and what must be left alone.
LEFT = [
    ("ass", "as"), ("asss", "ass"), ("aaa", "aa"), ("eee", "ee"), ("ooo", "oo"), ("ddd", "dd"), ("aww", "aw"),
    ("uww", "uw"), ("oww", "ow"), ("asz", "a"), ("az", "az"), ("afs", "á"), ("aas", "ấ"), ("facebook", "facebook"),
    ("xyz", "xyz"), ("w", "w"), ("dang", "dang"), ("thuong", "thuong"), ("tru", "tru"), ("khai", "khai"),
    ("giay", "giay"), ("phep", "phep"), ("str", "str"), ("flo", "flo"), ("zalo", "zalo"), ("bcd", "bcd"),
]  # fmt: skip


def typed(keys: str, modern: bool = False) -> str:
    word = ""
    for key in keys:
        word = compose(word, key, modern)
    return word


def test_the_table_is_long_enough() -> None:
    assert len(TABLE) >= 150


@pytest.mark.parametrize(("keys", "word"), [*TABLE, *LEFT])
def test_typing(keys: str, word: str) -> None:
    assert typed(keys) == word


@pytest.mark.parametrize(("keys", "word"), TABLE)
def test_capitals_stay_capitals(keys: str, word: str) -> None:
    assert typed(keys.upper()) == word.upper()


@pytest.mark.parametrize(
    ("keys", "word"), [("Nguyeenx", "Nguyễn"), ("DDawng", "Đăng"), ("Ddawng", "Đăng"), ("AN", "AN")]
)
def test_a_name_keeps_its_capital(keys: str, word: str) -> None:
    assert typed(keys) == word


@pytest.mark.parametrize(
    ("word", "tone", "result"),
    [
        ("nguyên", "x", "nguyễn"), ("hoa", "f", "hòa"), ("quy", "s", "quý"), ("gi", "f", "gì"), ("hòa", "f", "hoa"),
        ("hòa", "s", "hóa"), ("BƯƠI", "r", "BƯỞI"), ("123", "s", "123"), ("bcd", "s", "bcd"), ("", "s", ""),
    ],
)  # fmt: skip
def test_tone_keys(word: str, tone: str, result: str) -> None:
    assert accent(word, tone) == result


def test_letters_with_marks_are_typed_as_they_are() -> None:
    word = ""
    for key in ["đ", "ư", "ơ", "n", "g"]:
        word = compose(word, key)
    assert accent(word, "f") == "đường"


def test_a_tone_moves_when_the_word_grows() -> None:
    assert [typed("hoaf"[:i]) for i in range(1, 5)] == ["h", "ho", "hoa", "hòa"]
    assert compose("hòa", "n") == "hoàn"
    assert compose("thuở", "n") == "thưởn"


@given(st.text(alphabet="abcdđeêghiklmnoôơpqrstuưvxyăâwfjz", max_size=9))
def test_whatever_is_typed_stays_one_composed_word(keys: str) -> None:
    word = typed(keys)
    assert word == unicodedata.normalize("NFC", word)
    assert len(word) <= len(keys)


@given(st.sampled_from([word for _, word in TABLE]), st.sampled_from(sorted(TONES)))
def test_split_and_join_are_opposites(word: str, tone: str) -> None:
    letters, mark = split(word)
    if SYLLABLE.fullmatch(letters):
        assert join(letters, mark) == word
        assert split(join(letters, TONES[tone])) == (letters, TONES[tone])


EVERY = list(syllables())


def test_the_list_of_syllables_is_whole() -> None:
    assert len({syllable.written() for syllable in EVERY}) == len(EVERY) > 17_000
    rare = {"quýt", "khuỷu", "ngoéo", "xoong", "giặc", "gìn", "nguệch", "khuya", "thuở", "ương", "yểng", "quánh"}
    assert rare <= {syllable.written() for syllable in EVERY}


@pytest.mark.parametrize("modern", [False, True], ids=["hòa", "hoà"])
def test_every_syllable_in_every_order_of_keys(modern: bool) -> None:
    wrong = []
    for syllable in EVERY:
        wanted = syllable.written(modern)
        for way, keys in ways_to_type(syllable).items():
            word = typed(keys, modern)
            if word != wanted:
                wrong.append((way, keys, word, wanted))
    assert wrong == []


@pytest.mark.parametrize("modern", [False, True], ids=["hòa", "hoà"])
def test_every_syllable_by_the_keys_with_marks(modern: bool) -> None:
    """The tone key at the end, or right after the vowels and the final behind it."""
    wrong = []
    for syllable in EVERY:
        if syllable.rime.startswith("oo"):
            continue  # two o by two keys are an ô; xoong is typed with three
        wanted = syllable.written(modern)
        vowels = syllable.letters.rstrip("cghmnpt")
        for upto in (len(syllable.letters), len(vowels)):
            word = typed(syllable.letters[:upto], modern)
            word = accent(word, syllable.tone, modern) if syllable.tone else word
            for key in syllable.letters[upto:]:
                word = compose(word, key, modern)
            if word != wanted:
                wrong.append((upto, word, wanted))
    assert wrong == []


@pytest.mark.parametrize("modern", [False, True], ids=["hòa", "hoà"])
def test_erasing_leaves_what_a_hand_would_have_typed(modern: bool) -> None:
    """Letter by letter back to nothing; on the way every rest that is a syllable carries its tone where it belongs."""
    spelled = {syllable.written(modern) for syllable in EVERY}
    other = {syllable.written(not modern) for syllable in EVERY} - spelled
    for syllable in EVERY:
        word = syllable.written(modern)
        for left in reversed(range(len(word))):
            word = erase(word, modern)
            assert len(word) == left
            assert word not in other
    assert [erase("hoàn"), erase("hoàn", modern=True), erase("hòa"), erase("A"), erase("")] == [
        "hòa",
        "hoà",
        "hò",
        "",
        "",
    ]
