"""The first page of a pack: what to print, how often, for whom; how to play; and what the offline folder fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simsales.i18n import Text

from .page import Block, Grid, Page, Points, Words

_TITLE = Text(en="What to print", zh="打印清单")
_FOR = Text(
    en="For {people} people at {tables} tables, {minutes} minutes. A4, both sides; answer slips are landscape.",
    zh="{people} 人, {tables} 桌, {minutes} 分钟。A4, 可双面; 答题纸横向。",
)
_COLUMNS = (
    Text(en="file", zh="文件"),
    Text(en="what", zh="内容"),
    Text(en="copies", zh="份数"),
    Text(en="for whom, when", zh="给谁, 何时"),
)
_SHEETS = Text(
    en="A file holds all forms; each begins on a sheet of its own with the form in its corner: print the sheets you need.",
    zh="一个文件里有各份卷; 每份另起一页, 右上角写着卷别: 只打印需要的页。",
)
_PLAY = Text(en="How a table plays", zh="各桌怎么开始")
_COMMAND = Text(en="{label}: {command}", zh="{label}: {command}")
_OFFLINE, _NO_OFFLINE = (
    Text(en="The offline folder", zh="离线文件夹"),
    Text(en="No offline folder was made (--offline).", zh="没有做离线文件夹 (--offline)。"),
)
_START = (
    Text(
        en="Copy the folder offline to every laptop. Start it with start.bat (Windows), start.command (macOS), start.sh (Linux).",
        zh="把 offline 文件夹拷到每台电脑。启动: Windows 用 start.bat, macOS 用 start.command, Linux 用 start.sh。",
    ),
    Text(
        en="It installs itself into its own folder, without administrator rights and without a network; the first start takes a minute or two.",
        zh="它装在自己的文件夹里, 不要管理员权限, 不用网络; 第一次启动要一两分钟。",
    ),
    Text(
        en="It needs Python 3.11 or newer on the laptop, or a folder python inside offline that you add; it says which is missing.",
        zh="电脑上要有 Python 3.11 或更新, 或者您在 offline 里放一个 python 文件夹; 缺什么它会说。",
    ),
    Text(
        en="Games are kept in offline/sessions, one file each: that is what the stick collects.",
        zh="对局存在 offline/sessions, 每局一个文件: U 盘收的就是它们。",
    ),
)
_FITS = Text(en="Its files fit: {platforms}", zh="适用: {platforms}")
_FITS_NONE = Text(
    en="Its files fit no platform: some are missing. See PLATFORMS.txt.",
    zh="没有任何平台是齐全的: 缺文件, 见 PLATFORMS.txt。",
)


INDEX = Text(en="index-en.html", zh="index-zh.html")
"""The file that says what to print, in each language."""


class Listed(NamedTuple):
    """A file, or the sheets of one form in it: name, what it is, how many copies, for whom."""

    file: str
    what: Text
    copies: int
    whom: Text


class Offered(NamedTuple):
    """The offline folder as the index tells of it: the platforms in words, one each."""

    platforms: Sequence[Text]


def index_page(
    about: Text,
    listed: Sequence[Listed],
    commands: Sequence[tuple[Text, str]],
    size: tuple[int, int, int],
    offered: Offered | None,
) -> Page:
    """`size` is people, tables and minutes; `commands` by form or chair."""
    people, tables, minutes = size
    rows = [[Text.same(one.file), one.what, Text.same(str(one.copies)), one.whom] for one in listed]
    play = [_COMMAND.fill(label=label, command=command) for label, command in commands]
    blocks: list[Block] = [
        Words([_FOR.fill(people=people, tables=tables, minutes=minutes)], look="lead"),
        Grid(_COLUMNS, rows, None, (24, 29, 10, 37), numbers=frozenset((2,))),
        Words([_SHEETS], look="soft"),
        Points(play, _PLAY),
    ]
    return Page(_TITLE, about, [*blocks, *_offline(offered)])


def _offline(offered: Offered | None) -> Sequence[Block]:
    if offered is None:
        return [Words([_NO_OFFLINE], look="soft")]
    fits = [_FITS.fill(platforms=one) for one in offered.platforms] or [_FITS_NONE]
    return [Points([*_START, *fits], _OFFLINE)]
