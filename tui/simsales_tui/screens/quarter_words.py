"""What the screen of a quarter says."""

from __future__ import annotations

from simsales.i18n import Text

PLACE = Text(en="{who}  {date}, week {week}", zh="{who}  {date} 第 {week} 周")
COUNT = Text(en="decision {count}", zh="第 {count} 个决定")
UNDER_WAY = Text(en="time goes on ...", zh="时间往前走 ...")
FIGURE = Text(en="{label} {value}", zh="{label} {value}")
HEAD = Text(en="{about}{question}", zh="{about}{question}")
SINCE = Text(en="Since the last decision", zh="上次决定以来")
NOTHING_NEW = Text(en="nothing that concerns you", zh="没有与您有关的事")
DOES = Text(en="What it does", zh="这个决定有什么用")
AS_USUAL = Text(en="as usual", zh="按惯例")
AS_CHANGED = Text(en="answer: {count} not as usual", zh="照此回答: {count} 项与惯例不同")
UNTIL_MONDAY = Text(en="as usual until Monday", zh="到下周一都按惯例")
TO_THE_END = Text(en="as usual to the end", zh="到季末都按惯例")
ALL_USUAL = Text(en="undo changes", zh="恢复惯例")
TAKE_BACK = Text(en="take back", zh="收回上一个")
STOP = Text(en="stop", zh="停下")
ENTER = Text(
    en="Enter: as usual. Type a number, or left and right, to change it. Up, down and Tab go on. F1: help.",
    zh="回车: 按惯例。要改就打数字, 或按左右键。上下键和 Tab 换地方。F1: 帮助。",
)
ENTER_USUAL = Text(en="Enter: as usual.", zh="回车: 按惯例。")
ENTER_CHANGED = Text(en="Enter: answer as it stands.", zh="回车: 照现在的样子回答。")
IN_LIST = Text(
    en="Enter turns the marked deal to the next option, 1-{most} names it. Tab, then Enter: answer.",
    zh="回车换下一个选项, 或按 1-{most} 直接选。Tab 再回车: 回答。",
)
ON_CHOICES = Text(
    en="Enter takes what is marked; left and right, or a number, choose. Up goes to the form.",
    zh="回车执行标出的一项; 左右键或序号选择。向上键回到表单。",
)
FIELD = Text(en="{label}: {allowed}. {rest}", zh="{label}: {allowed}。{rest}")
READ = Text(
    en="PageUp and PageDown scroll. Esc or F3: back to the form.", zh="PageUp 和 PageDown 翻看。Esc 或 F3: 回到表单。"
)
NO_BACK = Text(en="There is nothing to take back yet.", zh="还没有可以收回的。")
TAKEN_BACK = Text(
    en="Taken back. This is now game {id}; game {parent} stays as it was.",
    zh="已收回。现在是第 {id} 局; 第 {parent} 局保持原样。",
)
ASK_END = Text(
    en="Everything as usual to the end of your quarter? You are not asked again.", zh="到季末都按惯例? 不会再问您。"
)
NOT_YET, YES_END = Text(en="no, ask me", zh="不, 接着问我"), Text(en="yes, to the end", zh="对, 到季末")
ASK_STOP = Text(
    en="Stop here? Nothing is lost: game {id} goes on from home at this decision, {date}.",
    zh="现在停下? 不会丢: 从主页继续第 {id} 局, 就从 {date} 的这个决定开始。",
)
GO_ON, STOP_NOW = Text(en="go on", zh="接着玩"), Text(en="stop for now", zh="先停下")
NEWS = Text(en="what happened", zh="近况")
BACK_ONE = Text(en="take back", zh="收回")

ABOUT = Text(
    en="""A quarter in a chair
  One question after the other. What stands in the form is the usual answer; Enter gives it.
  A number is typed, or moved with left and right; an option is chosen with left and right or its number.
  A star marks what is not as usual; an emptied field is as usual again. What is not allowed is refused with the reason, and nothing has happened.
  In a list of deals Enter turns the marked one to the next option; Tab goes on to the answer.
  Beside the form: what is known, what it does, and what has happened since. PageUp and PageDown scroll; F3 shows it in full.
  At the bottom: answer and go on as usual for a while, take the last answer back, stop. Every answer is kept.""",
    zh="""坐一个季度的位子
  问题一个接一个。表单里先填好的是惯例, 回车就照此回答。
  数字直接打, 或用左右键一步一步改; 选项用左右键或序号选。
  星号表示与惯例不同; 清空一格就恢复惯例。不允许的回答会说明理由, 什么都不会发生。
  商机列表里, 回车把标出的一项换成下一个选项; Tab 到回答。
  表单旁边: 已知情况, 决定的作用, 最近发生的事。PageUp 和 PageDown 翻看; F3 全屏看。
  底部: 回答后一段时间按惯例, 收回上一个回答, 停下。每个回答都已保存。""",
)
