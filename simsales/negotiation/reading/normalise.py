"""A typed line made comparable: one width, one case, simplified characters, apostrophes written out, typing slips mended.

What comes out is only for reading; nothing of it is ever shown again. Source: own list of slips that input methods and
phone keyboards make (a sound-alike character, a missing apostrophe, full-width digits).
"""

from __future__ import annotations

import re
import unicodedata

from simsales.text import FREE_TEXT_LENGTH, safe_text

from .spelling import mended_chinese, mended_english

LONGEST_LINE = 240
"""Characters; what is longer is a letter, not a turn at the table, and is asked back."""

_OTHER_FORMS = (
    "萬万 億亿 個个 價价 報报 讓让 給给 錢钱 們们 這这 還还 沒没 貨货 訓训 練练 質质 維维 護护 務务 應应 對对 請请 問问 話话 麼么 樣样 "
    "說说 讀读 點点 兩两 "
    "幾几 達达 總总 結结 確确 認认 談谈 簽签 約约 單单 買买 賣卖 條条 東东 週周 後后 與与 貴贵 來来 當当 場场 時时 間间 紹绍 據据 緊紧 "
    "賬账 帳账 帐账 "
    "壹一 貳二 贰二 叁三 參三 肆四 伍五 陸六 陆六 柒七 捌八 玖九 拾十 佰百 仟千 〇零 內内 員员 經经 級级 領领 導导 產产 業业 實实 備备 "
    "優优 "
    "會会 處处 決决 擔担 顧顾 慮虑 競竞 爭争 較较 審审 預预 圍围 數数 機机 電电 務务 發发 資资 檢检 測测 壞坏 權权 許许 線线 樂乐 謝谢 "
    "歡欢 "
    "過过 為为 們们 從从 將将 進进 從从 關关 連连 費费 額额 輕轻 運运 變变 願愿 飛飞 體体 節节 課课 續续 議议 訂订 貼贴 臺台 換换 拋抛 "
    "別别 嗎吗 開开"
)
_ONE_FOR_ONE = str.maketrans({pair[0]: pair[1] for pair in _OTHER_FORMS.split()})
_MARKS = str.maketrans({"。": ".", "、": ",", "“": '"', "”": '"', "‘": "'", "’": "'", "`": "'", "【": "(", "】": ")"})
_SHORT = {
    r"\blet'?s\b": "let us",
    r"\bcan'?t\b|\bcannot\b": "can not",
    r"\bwon'?t\b": "will not",
    r"\b(is|are|was|do|does|did|have|has|had|could|would|should|need)n'?t\b": r"\1 not",
    r"\b(i)'?m\b": r"\1 am",
    r"\b(i|you|we|they)'?ve\b": r"\1 have",
    r"\b(i|you|we|they|he|she|it|that|this|there)'ll\b": r"\1 will",
    r"\b(you|they)'?ll\b|\b(it)ll\b": r"\1\2 will",
    r"\b(you|we|they)'re\b": r"\1 are",
    r"\b(you|they)re\b": r"\1 are",
    r"\b(i|you|we|they|he|she|it|that)'d\b": r"\1 would",
    r"\b(that|what|there|here|who|it|he|she|how|where)'s\b": r"\1 is",
    r"\b(that|what|there|here)s\b": r"\1 is",
    r"\bill\b": "i will",
    r"\bu\b": "you",
    r"\bur\b": "your",
    r"\bgonna\b": "going to",
    r"\bwanna\b": "want to",
    r"\b(?:gotta|got to)\b": "have to",
    r"\blemme\b": "let me",
    r"\bgimme\b": "give me",
    r"\b(?:ok|okey|okie)\b": "okay",
    r"\bthx\b|\bty\b": "thanks",
    r"\bpls\b|\bplz\b": "please",
    r"\by'?all\b": "you",
    r"'s\b": "",
}
_SHORTS = [(re.compile(slip), full) for slip, full in _SHORT.items()]
_CJK = "\u3400-\u9fff"
_LATIN_TO_CJK = re.compile(rf"(?<=[a-z'])(?=[{_CJK}])|(?<=[{_CJK}])(?=[a-z])")
_LOOSE_BLANK = re.compile(rf"(?<=[{_CJK}])(?<![一二两三四五六七八九十百千万亿]) +(?=\d)|(?<=\d) +(?=[{_CJK}%])")
_POINTED_THOUSANDS = re.compile(r"(?<![\d.,])(\d{3})\.(\d{3})(?!\d|[.,]\d| ?(?:万|[wmk](?![a-z])|mil|thousand))")
"""955.000 as written where the point parts thousands."""
_BLANK_THOUSANDS = re.compile(r"(?<![\d.,])(\d{3} \d{3}|\d{2} 000)(?= ?(?:$|[,.;!?]|yuan|rmb|cny|and|for|with|元))")
_NEXT_NUMBER = re.compile(r"(?<=[\d]万)(?=\d{1,3}(?:天|次|个月|年|周|台))")
"""90万60天 are two numbers."""
_MANY_BLANKS = re.compile(r"\s+")


def cleaned(raw: str) -> str:
    """The line without what could do harm, in one width and case; still with its brackets and dots."""
    words = safe_text(raw, limit=FREE_TEXT_LENGTH).replace("，", ", ").replace("、", ", ")
    words = unicodedata.normalize("NFKC", words).casefold().translate(_ONE_FOR_ONE).translate(_MARKS)
    words = "".join(" " if _is_picture(sign) else sign for sign in words[:FREE_TEXT_LENGTH])
    return _MANY_BLANKS.sub(" ", words).strip()


def normalised(raw: str) -> str:
    """The line as the rules read it; at most `LONGEST_LINE` characters are mended, a longer one comes back as it is."""
    words = cleaned(raw)
    if len(words) > LONGEST_LINE:
        return words
    words = _LATIN_TO_CJK.sub(" ", words)
    for slip, full in _SHORTS:
        words = slip.sub(full, words)
    words = _NEXT_NUMBER.sub(", ", words)
    words = _BLANK_THOUSANDS.sub(lambda found: found[0].replace(" ", ""), words)
    words = _POINTED_THOUSANDS.sub(r"\1\2", words)
    words = mended_english(_LOOSE_BLANK.sub("", words))
    return _MANY_BLANKS.sub(" ", mended_chinese(words)).strip()


def _is_picture(sign: str) -> bool:
    return unicodedata.category(sign) in ("So", "Cf", "Cs", "Co", "Cn")
