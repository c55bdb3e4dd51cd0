"""What is said on the screen on which a run is watched."""

from __future__ import annotations

from simsales.i18n import Text

STATUS = Text(en="{day} | {pace} | {plan}", zh="{day} | {pace} | {plan}")
PACE = {"1": Text.same("1x"), "4": Text.same("4x"), "0": Text(en="to end", zh="到底")}
PAUSED, OVER = Text(en="paused", zh="暂停"), Text(en="over", zh="已结束")
BEGINNING = Text(en="The first day ...", zh="第一天 ...")
SOLD, CASH = Text(en="sold by week", zh="每周签约"), Text(en="cash", zh="回款")
SAYS_GOING = Text(
    en="Space pauses. Tab: next list. Enter: closer. e: {events}. v: other plan.",
    zh="空格暂停。Tab 换列表。回车细看所选。e: {events}。v: 换方案。",
)
SAYS_PAUSED = Text(
    en="Space goes on. Tab: next list. Enter: closer. e: {events}. v: other plan.",
    zh="空格继续。Tab 换列表。回车细看所选。e: {events}。v: 换方案。",
)
SAYS_CLOSER = Text(
    en="Esc closes this. Up and down scroll. c: all this customer wanted.",
    zh="Esc 收起。上下键翻看。c: 这个客户的全部需求。",
)
SAYS_OVER = Text(
    en="Over. v: same customers, other plan. r: once more. Enter: closer.",
    zh="模拟已结束。v: 同样的客户, 换个方案。r: 再看一遍。回车细看。",
)
ALL_EVENTS, TELLING = Text(en="all events", zh="全部事件"), Text(en="fewer events", zh="只看要紧的")
NO_CUSTOMER = Text(en="Mark a deal, or news of one, then c.", zh="先选一个商机或它的消息, 再按 c。")
NO_OTHER = Text(en="There is no other plan here.", zh="这里没有别的方案。")
GO, STEP, NEXT = Text(en="go/pause", zh="走/停"), Text(en="a day", zh="一天"), Text(en="next list", zh="换列表")
EVENTS, WHOSE = Text(en="all events", zh="全部事件"), Text(en="customer", zh="客户")
AGAIN, OTHER = Text(en="again", zh="重来"), Text(en="other plan", zh="换方案")
ABOUT = Text(
    en="""Watching a run
  Space   go on, pause           .     one day on (also Right)
  1  4    one week, four weeks a second      0   on to the end
  Tab     next list: news, deals, people; n d t  straight to one
  Enter   look closer: a rep, a deal's story, what led to an event
  c       the customer of the marked deal, with all it wanted
  e       every single event, or only what matters
  r       the same once more
  v       the other plan: same customers, same luck, up to the same day
  "after" is what an event came out of. "quota" is of this period.
  "h/week" is selling/prospecting/service, and morale where known.
  Nobody is asked anything here: all decide as usual. The figures
  at the end are those of `simsales run`.""",
    zh="""观看一次模拟
  空格    继续, 暂停             .     走一天 (也可按右键)
  1  4    每秒一周, 每秒四周     0     一直到结束
  Tab     换列表: 消息, 商机, 人员; n d t  直接到其中一个
  回车    细看所选: 一个人, 一个商机的来龙去脉, 一件事的起因
  c       所选商机的客户, 及其全部需求
  e       全部事件, 或只看要紧的
  r       重新看一遍
  v       换个方案: 同样的客户, 同样的运气, 到同一天
  "起因"是一件事由什么引出。"达成"指本考核期。
  "周工时"是跟进商机/开发新客户/服务老客户, 考虑士气时附士气。
  这里不问任何人: 都按通常的做法决定。
  结束时的数字就是 `simsales run` 的数字。""",
)
