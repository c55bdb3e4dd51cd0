"""What somebody likes about their desk: language, colours, pace; kept in one small file, read before the first screen.

One list (`SETTINGS`) says what can be chosen; the screen is made from it, and the file is checked against it. A file that
cannot be read is named, and the usual holds; a single value nobody offers counts as not set.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from simsales.i18n import Lang, Text
from simsales.spec.files import writing
from simsales.spec.shelf import data_folder

from . import themes

Value = str | int | float | bool
FILE = "settings.json"
_MOST_BYTES = 100_000
_UNREADABLE = Text(
    en="{path} cannot be read ({why}); the usual settings hold", zh="{path} 无法读取 ({why}), 现用默认设置"
)
_NO_SETTINGS = Text(en="it holds no settings", zh="里面不是设置")
_ODD = Text(
    en="{path}: {names} cannot be used as they stand there; the usual holds for these",
    zh="{path}: 其中 {names} 的值不可用, 这几项用默认值",
)


@dataclass(frozen=True)
class Settings:
    """What was chosen. `lang`: "" for that of the system; `beat`: seconds; `workers`: processes, 0 for all cores."""

    lang: str = ""
    theme: str = themes.DARK.name
    beat: float = 0.6
    score: bool = False
    workers: int = 0
    years: int = 40

    @property
    def language(self) -> Lang | None:
        """The language chosen, if one was."""
        return "zh" if self.lang == "zh" else "en" if self.lang == "en" else None

    def but(self, name: str, value: Value) -> Settings:
        """The same with one of them changed."""
        changed: dict[str, Any] = {name: value}
        return replace(self, **changed)

    @property
    def processes(self) -> int | None:
        """As the runner wants it: None for all cores."""
        return self.workers or None


class Setting(NamedTuple):
    """One thing to choose: what it is called, what it does, which values there are and what these are called."""

    name: str
    label: Text
    does: Text
    choices: Sequence[tuple[Value, Text]]

    def allows(self, value: object) -> bool:
        return any(type(value) is type(one) and value == one for one, _ in self.choices)

    def said(self, value: Value) -> Text:
        return next((label for one, label in self.choices if one == value), Text.same(str(value)))

    def beside(self, value: Value, by: int) -> Value:
        """The value `by` places further on, round and round."""
        values = [one for one, _ in self.choices]
        return values[(values.index(value) + by) % len(values)]


_NO, _YES = Text(en="no", zh="否"), Text(en="yes", zh="是")
SETTINGS: tuple[Setting, ...] = (
    Setting(
        "lang",
        Text(en="language", zh="语言"),
        Text(
            en="F2 changes it anywhere, and that is kept. --lang on the command line comes first.",
            zh="在任何一屏按 F2 也可切换, 会记住。命令行的 --lang 优先。",
        ),
        (
            ("", Text(en="as the computer", zh="随系统")),
            ("zh", Text.same("中文")),
            ("en", Text.same("English")),
        ),
    ),
    Setting(
        "theme",
        Text(en="colours", zh="配色"),
        Text(
            en="All of them can be told apart by colour-blind people; the last two need hardly any colour at all.",
            zh="各种配色都照顾色觉差异; 后两种几乎不靠颜色。",
        ),
        tuple((one.name, label) for one, label in themes.ALL),
    ),
    Setting(
        "beat",
        Text(en="time the other side takes", zh="对方思考的时间"),
        Text(en="Before the buyer answers in a talk, so that you see that they do.", zh="谈判中客户回应之前停多久。"),
        (
            (0.0, Text(en="none", zh="不停")),
            (0.4, Text(en="0.4 s", zh="0.4 秒")),
            (0.6, Text(en="0.6 s", zh="0.6 秒")),
            (0.8, Text(en="0.8 s", zh="0.8 秒")),
        ),
    ),
    Setting(
        "score",
        Text(en="score while talking", zh="谈判中显示得分"),
        Text(
            en="Off is better for learning: a real customer shows no score. The review always has it.",
            zh="关着更利于学习: 真实客户不会给您看得分。复盘里总有得分。",
        ),
        ((False, _NO), (True, _YES)),
    ),
    Setting(
        "years",
        Text(en="years per comparison", zh="每次比较模拟的年数"),
        Text(en="More years, smaller margin of error, longer wait.", zh="年数越多, 误差越小, 等得越久。"),
        tuple((years, Text(en=f"{years} years", zh=f"{years} 年")) for years in (20, 40, 80, 160, 320)),
    ),
    Setting(
        "workers",
        Text(en="processors for simulating", zh="模拟用几个处理器"),
        Text(en="The figures do not depend on it, only the wait.", zh="只影响等待时间, 不影响结果。"),
        ((0, Text(en="all", zh="全部")), *((count, Text.same(str(count))) for count in (1, 2, 4, 8, 16))),
    ),
)


def settings_file() -> Path:
    return data_folder() / FILE


def kept_settings(path: Path | None = None) -> tuple[Settings, Text | None]:
    """What was kept, and what was wrong with it; the usual where nothing was kept."""
    path = path or settings_file()
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES).decode("utf-8"))
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return Settings(), _UNREADABLE.fill(path=path, why=error.strerror or error)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        return Settings(), _UNREADABLE.fill(path=path, why=_NO_SETTINGS)
    told = {one.name: found[one.name] for one in SETTINGS if one.name in found}
    good: dict[str, Any] = dict(_usable(told))
    odd = ", ".join(sorted(told.keys() - good.keys()))
    return replace(Settings(), **good), _ODD.fill(path=path, names=odd) if odd else None


def keep(settings: Settings, path: Path | None = None) -> None:
    """Write all of it, or leave what was there. Raises InputError where it cannot be written."""
    path = path or settings_file()
    with writing(path, is_new_folder=True) as file:
        json.dump(asdict(settings), file, ensure_ascii=False, indent=2)
        file.write("\n")


def _usable(told: dict[str, object]) -> Iterator[tuple[str, Value]]:
    for one in SETTINGS:
        value = told.get(one.name)
        if isinstance(value, Value) and one.allows(value):
            yield one.name, value
