"""An empty pay table to fill in: headers in English or Chinese, as Excel with lists to choose from, else as CSV.

Used by `simsales plan --template`. What it asks for beyond the usual table (算法, 周期, 口径) is what a pay table most
often leaves open.
"""

from __future__ import annotations

import csv
import importlib
import importlib.util
from collections.abc import Mapping
from io import BytesIO, StringIO
from pathlib import Path

from simsales.errors import InputError, Place, Problem
from simsales.i18n import Lang, Text
from simsales.spec.files import write_bytes, writing

from .plan_words import BASIS, OFFICIAL, PERIODS

COLUMNS = ("from", "to", "rate", "on", "basis", "period", "bonus", "cap")
_HELP = {
    "from": Text(en="attainment, e.g. 80%; blank in the first row = 0%", zh="完成率, 如 80%; 第一行留空 = 0%"),
    "to": Text(en="attainment; blank = no end", zh="完成率; 留空 = 不封顶"),
    "rate": Text(en="e.g. 2.2%", zh="如 2.2%"),
    "on": Text(
        en="above: the part above the start of the tier; whole: everything from the first sale on",
        zh="分段: 只算超出本档起点的部分; 全额: 达到后全部按新比例",
    ),
    "basis": Text(en="bookings, margin or cash", zh="签约额、毛利或回款"),
    "period": Text(en="month, quarter or year", zh="月、季度或年"),
    "bonus": Text(
        en="a sum, paid once `from` is reached; best in a row of its own", zh="达到「起」时发的金额; 最好单独一行"
    ),
    "cap": Text(en="attainment (120%) or money; blank = no cap", zh="完成率 (120%) 或金额; 留空 = 不封顶"),
}
_CHOICES: Mapping[Lang, Mapping[str, list[str]]] = {
    "en": {"on": ["above", "whole"], "basis": list(BASIS), "period": list(PERIODS)},
    "zh": {"on": ["分段", "全额"], "basis": ["签约额", "毛利", "回款"], "period": ["月", "季度", "年"]},
}
_ROWS = 40


def has_excel() -> bool:
    return importlib.util.find_spec("xlsxwriter") is not None


def write_template(path: Path, lang: Lang) -> None:
    """A new file; Excel where its name ends in .xlsx, else CSV. Raises InputError where there is a file already."""
    if path.exists():
        raise InputError(
            Problem(
                Place(str(path)), "", Text(en="this file exists already; nothing was written", zh="文件已存在; 未写入")
            )
        )
    if path.suffix.lower() == ".xlsx":
        write_bytes(path, _workbook(path, lang))
        return
    text = StringIO(newline="")
    csv.writer(text).writerow(OFFICIAL[key].say(lang) for key in COLUMNS)
    with writing(path, encoding="utf-8-sig") as file:
        file.write(text.getvalue())


def _workbook(path: Path, lang: Lang) -> bytes:
    try:
        xlsxwriter = importlib.import_module("xlsxwriter")
    except ImportError:
        raise InputError(
            Problem(
                Place(str(path)),
                "",
                Text(en="writing .xlsx needs xlsxwriter", zh="写 .xlsx 需要 xlsxwriter"),
                Text(en="allowed: a name that ends in .csv", zh="允许: 以 .csv 结尾的文件名"),
            )
        ) from None
    raw = BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True}) as book:
        sheet = book.add_worksheet({"zh": "提成表", "en": "pay table"}[lang])
        bold, share = book.add_format({"bold": True}), book.add_format({"num_format": "0.0%"})
        for column, key in enumerate(COLUMNS):
            sheet.write_string(0, column, OFFICIAL[key].say(lang), bold)
            sheet.write_comment(0, column, _HELP[key].say(lang))
            if key in _CHOICES[lang]:
                sheet.data_validation(1, column, _ROWS, column, {"validate": "list", "source": _CHOICES[lang][key]})
        sheet.set_column(0, 2, 10, share)
        sheet.set_column(3, len(COLUMNS) - 1, 12)
    return raw.getvalue()
