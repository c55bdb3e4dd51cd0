"""What a slip in the writing of a scenario file is called: the YAML reader's complaints in a trainer's words.

Used while reading. The two YAML readers (C and Python) word the same slip differently; here both become one message.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from simsales.errors import Place, Problem
from simsales.i18n import Text

_QUOTE = Text(en="put text with special characters in quotes", zh="含特殊字符的文字请加引号")
_INDENT = Text(en="lines of one block start in the same column", zh="同一组的各行要从同一列开始")
_WORDS: tuple[tuple[str, Text, Text | None], ...] = (
    (
        r"mapping values are not allowed",
        Text(en="a colon does not fit here", zh="这里不该有冒号"),
        Text(en="indent with care, and put text that contains `: ` in quotes", zh="注意缩进; 含 `: ` 的文字请加引号"),
    ),
    (
        r"cannot start any token",
        Text(en="a value cannot begin with this character", zh="值不能以这个字符开头"),
        Text(
            en="indent with blanks, not tabs, and put text with special characters in quotes",
            zh="缩进用空格, 不用制表符; 含特殊字符的文字请加引号",
        ),
    ),
    (
        r"tab character",
        Text(en="a tab stands here", zh="这里有制表符"),
        Text(en="indent with blanks", zh="缩进请用空格"),
    ),
    (
        r"expected ',' or '\]'|parsing a flow sequence",
        Text(en="a list in [ ] is not closed, or a comma is missing", zh="[ ] 列表没有结束, 或缺少逗号"),
        None,
    ),
    (
        r"expected ',' or '\}'|parsing a flow mapping",
        Text(en="a block in { } is not closed, or a comma is missing", zh="{ } 没有结束, 或缺少逗号"),
        None,
    ),
    (r"quoted scalar.*(?:end of stream|document)", Text(en="a quotation mark is not closed", zh="引号没有结束"), None),
    (
        r"escape",
        Text(en="a backslash in double quotes does not fit here", zh="双引号里的反斜杠用法不对"),
        Text(en="use single quotes", zh="请用单引号"),
    ),
    (
        r"could not find expected ':'",
        Text(en="a colon is missing after the name before this", zh="前面的名称后缺少冒号"),
        Text(en="write `name: value`", zh="写成 `名称: 值`"),
    ),
    (r"parsing a block", Text(en="this does not fit the lines above", zh="与上面的行对不上"), _INDENT),
    (
        r"tag|%|directive|document",
        Text(en="this does not belong into a scenario file", zh="场景文件里不该有这个"),
        _QUOTE,
    ),
    (r"anchor|alias", Text(en="& and * are not used in scenario files", zh="场景文件不用 & 和 *"), _QUOTE),
)
_OTHER = Text(en="this cannot be read as YAML", zh="无法按 YAML 读取")


def syntax_problem(error: yaml.YAMLError, file: str) -> Problem:
    """The slip, where the reader noticed it; for something not closed it also says where that began."""
    complaint = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    found: Any = getattr(error, "problem_mark", None)
    started: Any = getattr(error, "context_mark", None)
    place = Place(file, found.line + 1, found.column + 1) if found else Place(file)
    for pattern, what, allowed in _WORDS:
        if re.search(pattern, complaint):
            unclosed = allowed is None and started is not None
            return Problem(place, "", _since(what, started.line + 1) if unclosed else what, allowed)
    return Problem(place, "", _OTHER, _QUOTE)


def _since(what: Text, line: int) -> Text:
    return Text(en=f"{what.en} (it began on line {line})", zh=f"{what.zh} (从第 {line} 行开始)")
