"""What the screen of the levers says."""

from __future__ import annotations

from simsales.i18n import Text

TITLE = Text(en="Change a plan: {title}", zh="修改方案: {title}")
WHICH = Text(en="{name}: {n} changed", zh="{name}: 改了 {n} 处")
ALL = Text(en="Everything", zh="全部")
MOVED = Text(en="{name} *{n}", zh="{name} *{n}")
FIND = Text(en="look for: part of a name", zh="查找: 输入部分名称")
HEAD = Text(en="{what} [{path}]", zh="{what} [{path}]")
WAS = Text(en="{before}; {source}", zh="{before}; {source}")
WRONG = Text(en="! {what}", zh="! {what}")
NOTHING_FOUND = Text(en="Nothing is called so. Esc shows everything again.", zh="没有这样的项目。按 Esc 重新显示全部。")
CHOOSE = Text(
    en="Arrows mark, Enter changes, / finds, u undoes one. 1: use what is changed.",
    zh="方向键选择, 回车修改, / 查找, u 撤销一处。1: 采用改动。",
)
TYPING = Text(en="Fine. Enter takes it, Esc leaves it as it was.", zh="可以。回车确定, Esc 保持原样。")
TYPE = Text(en="Type a value, then Enter. Esc leaves it as it was.", zh="输入数值, 再按回车。Esc 保持原样。")
PICK = Text(
    en="Pick one by its number, or with arrows and Enter. Esc leaves it.",
    zh="按数字, 或用方向键和回车选择。Esc 保持原样。",
)
USE, OTHER, UNDO_ALL, KEEP, DROP = (
    Text(en="use", zh="采用改动"),
    Text(en="another plan", zh="换方案"),
    Text(en="undo all", zh="全部撤销"),
    Text(en="save as a scenario", zh="存为自己的场景"),
    Text(en="drop", zh="放弃改动"),
)
GO_ON = Text(en="go on changing", zh="继续修改")
LEAVING = Text(en="There are changes. Use them, or drop them?", zh="有改动。采用还是放弃?")
NOT_YET = Text(en="! Not yet: {what}", zh="! 还不行: {what}")
UNDONE = Text(en="All changes of this plan are undone.", zh="本方案的改动已全部撤销。")
NAME = Text(en="What is the scenario called?", zh="场景叫什么名称?")
NAME_STORY = Text(
    en="It is written as a file of its own that extends {base}. No file is written over.",
    zh="另存为一个以 {base} 为基础的文件, 不会覆盖任何文件。",
)
SAVED = Text(en="Saved as {path}", zh="已存为 {path}")
SEARCH = Text(en="find", zh="查找")
UNDO = Text(en="undo", zh="撤销")
VARIANT = Text(en="plan", zh="方案")
SAVE = Text(en="save", zh="保存")
ABOUT = Text(
    en="""Levers
  Everything of the scenario that can be changed, group by group; what you change belongs to one plan and is compared with
  today's. Enter opens a field; while you type, the same check runs as for --set on the command line.
  *  changed, with what it was        !  does not fit yet, or is still to be filled in
  /  find by name    u  undo one    U  undo all    v  another plan    s  save as own scenario
  A list is changed as a whole, such as [1, 2]. Leave a field empty where "none" is allowed.""",
    zh="""可改的数字
  场景里所有能改的内容, 分组列出; 改动属于一个方案, 会和现行方案比较。
  回车打开; 输入时按与命令行 --set 相同的规则检查。
  *  已改, 并显示原值        !  还不合适, 或待填
  /  按名称查找    u  撤销一处    U  全部撤销    v  换方案    s  存为自己的场景
  列表要整个改, 如 [1, 2]。允许"无"的项目可以留空。""",
)
