"""Files a comparison is handed over in: what each is called if nobody says otherwise, and what is said of a name before writing."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from simsales.i18n import Lang, Text
from simsales.text import safe_text

from .handing_over import Files

Paper = Literal["memo", "html", "xlsx", "csv"]
PAPERS: dict[Paper, Text] = {
    "memo": Text(en="memo, one page", zh="决策备忘 (一页)"),
    "html": Text(en="full report", zh="完整报告"),
    "xlsx": Text(en="workbook", zh="Excel 工作簿"),
    "csv": Text(en="every year (CSV)", zh="逐年数据 (CSV)"),
}
_ENDINGS: dict[Paper, str] = {"memo": "-memo.html", "html": ".html", "xlsx": ".xlsx", "csv": ".csv"}
_LONGEST = 40


def usual_path(case_name: str, paper: Paper, lang: Lang) -> str:
    """A name in the folder where the program was started."""
    name = "".join(one if one.isalnum() or one in "-_" else "_" for one in safe_text(case_name, limit=_LONGEST))
    return f"{name}-{lang}{_ENDINGS[paper]}"


def files_for(paper: Paper, path: str) -> Files:
    """What is to be written where; `~` is the home folder. Raises InputError for a name that cannot be written."""
    try:
        found = Path(path.strip()).expanduser()
    except RuntimeError:  # no such home
        found = Path(path.strip())
    files = Files(**{paper: found})
    files.check()
    return files
