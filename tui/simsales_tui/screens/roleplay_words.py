"""What the screen of a talk says itself: hints, questions, help. What the two sides say comes from the negotiation."""

from __future__ import annotations

from simsales.i18n import Text

TURN = Text(en="turn {turn}/{most}", zh="第 {turn}/{most} 轮")
CLOCK = Text(en="{turn}, {minutes} min", zh="{turn}, {minutes} 分钟")
SCORED = Text(en="{score}   {turn}", zh="{score}   {turn}")
THINKS = Text(en="{who} is thinking ...", zh="{who}正在考虑 ...")
LISTEN = Text(
    en="You may type on; it is sent when you press Enter after their answer.",
    zh="可以先接着打字; 等对方答完, 再按回车才会说出去。",
)
WAIT = Text(en="They have not answered yet. Your words stay in the line.", zh="对方还没答完。您打的字留在这一行里。")
TITLE = Text(en="{title} - {company}", zh="{title} - {company}")
ABOUT_WHAT = Text(en="About what? Pick a number; Esc = something else.", zh="关于什么? 选一个序号; Esc = 换一步。")
GIVE = Text(en="What do you give? Pick a number; Esc = something else.", zh="您让哪一项? 选一个序号; Esc = 换一步。")
GET = Text(en="What do you want for it? Pick a number.", zh="换哪一项? 选一个序号。")
RIGHT = Text(en="{echo} Enter = yes, 2 = no.", zh="{echo} 回车 = 对, 2 = 不对。")
YES, NO = Text(en="yes", zh="对"), Text(en="no", zh="不对")
SURE = Text(
    en="{move}: this settles the talk. Sure? Enter = do it, 2 = not yet.",
    zh="{move}: 这一步会定局。确定吗? 回车 = 确定, 2 = 先不。",
)
DO_IT, NOT_YET = Text(en="do it", zh="确定"), Text(en="not yet", zh="先不")
NEITHER = Text(en="none of these", zh="都不是")
FILL_IN = Text(
    en="{act}: change the terms above (Tab = next), Enter = say it, Esc = something else.",
    zh="{act}: 改上面的条件 (Tab = 下一项), 回车 = 说出去, Esc = 换一步。",
)
FIELD = Text(en="{label}: {allowed}. Enter = offer all of this.", zh="{label}: {allowed}。回车 = 按这一行报价。")
TYPE = Text(
    en="Type what you say, or the number of a move; then Enter. Tab = list of moves. F3 = brief.",
    zh="直接打字, 或打一步的序号, 再按回车。Tab = 到动作列表。F3 = 任务书。",
)
LIST = Text(
    en="Press a number, or arrows and Enter. Letters go to the line below: type your own words there.",
    zh="按序号, 或方向键加回车。也可以直接打字, 字会落到下面一行。",
)
READ = Text(en="Arrows scroll, Esc closes.", zh="方向键翻看, Esc 关闭。")
AGREED = Text(
    en="It is agreed. Sum up, or promise what happens next: type it, or its number.",
    zh="谈成了。总结一下, 或承诺下一步: 直接打字, 或打序号。",
)
OVER = Text(en="The talk is over. Enter: look at it again, with the truth.", zh="谈话结束了。回车: 看复盘, 揭开底牌。")
OVER_HERE = Text(
    en="The talk is over. Enter: back to your desk, the quarter goes on.",
    zh="谈话结束了。回车: 回到您的桌前, 这个季度继续。",
)
TO_THE_DESK = Text(en="back to the desk", zh="回到桌前")
AFTER = (Text(en="review", zh="看复盘"), Text(en="home", zh="回主页"))
STOP = Text(
    en="Stop here? Nothing is lost: home goes on with it from turn {turn}.",
    zh="现在停下? 不会丢: 下次从主页继续, 从第 {turn} 轮开始。",
)
STOPS = (Text(en="go on talking", zh="接着谈"), Text(en="stop for now", zh="先停下"))
SAY = Text(en="say something ...", zh="说点什么 ...")
NO_BACK = Text(en="There is nothing to take back yet.", zh="还没有可以收回的。")

ABOUT = Text(
    en="""The talk
  Type what you would say and press Enter; or type the number of a move. Both mean the same move.
  Tab goes on: offer, list of moves, your line. In the list a number acts at once.
  Offer: one field for each thing; Enter in any field offers the whole row.
  Price is one number: 18,600 or 1.86万 mean the same.
  F3  your private brief     F4  what will be scored     PageUp/PageDown  read again
  Esc  one step back, or stop; every move is kept, home goes on with it
  Or type a letter and Enter: t brief, r what is scored, b take back your last move (the game before stays kept), q stop.""",
    zh="""谈话
  打出您要说的话, 按回车; 或打动作的序号。两种说法算同一步。
  Tab 依次到: 报价, 动作列表, 打字行。在列表里按序号立刻生效。
  报价: 每一项一格, 在任何一格按回车就按整行报出去。
  价格只有一个数: 1.86万 和 18600 一样。
  F3  任务书 (保密)     F4  评分规则     PageUp/PageDown  往回看
  Esc  退一步, 或停下; 每一步都已保存, 主页可以继续
  也可打一个字母再回车: t 任务书, r 评分规则, b 收回上一步 (原来那局仍保留), q 停下。""",
)

COMMANDS = {
    "t": "drawer('brief')",
    "r": "drawer('rubric')",
    "?": "help",
    "？": "help",
    "q": "leave",
    "b": "take_back",
}
"""Letters that are typed alone, and what they do: the same as in the line-by-line play."""
