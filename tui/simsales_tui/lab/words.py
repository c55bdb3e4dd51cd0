"""What the compare lab says around its pages: keys, what runs, the one obvious next step."""

from __future__ import annotations

import math

from simsales.i18n import Text
from simsales.report.growing_words import progress_said

from .state import Lab

ABOUT = Text(
    en="""Compare plans
  All plans meet the same customers with the same luck, year by year; more years, smaller margins of error.
  s start, stop, go on   Esc stops, then leaves   1-6 or left/right turn the pages
  Page 1 the answer (a: all figures)   2 charts (t: figures)   3 why two plans differ
  Page 4 what the answer hangs on      5 person by person      6 files to hand over
  Stopping loses nothing: years that were simulated are kept, also for another day.""",
    zh="""比较方案
  每个方案都遇到同样的客户、同样的运气, 一年一年地模拟; 年数越多, 误差越小。
  s 开始、停止、继续   Esc 先停下, 再离开   1-6 或左右键翻页
  第 1 页 结论 (a 全部指标)   2 图 (t 看数字)   3 两个方案差在哪里
  第 4 页 结论取决于什么      5 逐人            6 导出文件
  停下不会丢: 模拟过的年份都保留, 改天也能接着用。""",
)
START, STOP, ON = Text(en="Start", zh="开始"), Text(en="Stop", zh="停止"), Text(en="Go on", zh="继续")
RUN = Text(en="start/stop", zh="开始/停止")
FIGURES, ALL = Text(en="figures", zh="数字"), Text(en="all figures", zh="全部指标")
NAMES = Text(en="names or numbers", zh="姓名或代号")
LEVERS = Text(en="levers", zh="改条件")
TURN = Text(en="Left and right (or 1-6) turn the pages.", zh="左右键 (或 1-6) 翻页。")
YEARS = Text(en="Years", zh="年数")
STEP = Text(en="{what}: {done} of {total}{left}", zh="{what}: {done} / {total}{left}")
MINUTES = Text(en=", about {n} min left", zh=", 约还需 {n} 分钟")
UNDER_A_MINUTE = Text(en=", less than a minute left", zh=", 不到一分钟")
BEGUN = Text(en="{what} ...", zh="{what} ...")
IDLE = Text(en="{n} plans, same customers, same luck", zh="{n} 个方案, 同样的客户, 同样的运气")
NEED_YEARS = Text(en="Years: a whole number, {least} or more.", zh="年数: 填整数, 至少 {least}。")
NEED_PLANS = Text(en="Tick at least one plan to compare with.", zh="请至少再勾选一个方案。")
BUSY = Text(en="Still at work: s or Esc stops it, then ask again.", zh="还在忙: 按 s 或 Esc 停下, 再试。")
STOPPING = Text(
    en="Stopping: the year under way is finished first; what is done is kept.",
    zh="正在停: 先跑完手头这一年; 已完成的都保留。",
)
SOME_YEARS = Text(en="{done} of {wanted} years", zh="第 {done} / {wanted} 年")
TO_START = Text(
    en="Enter or s starts; typing again changes the years first.",
    zh="按回车或 s 开始。",
)
GO_ON = Text(
    en="Stopped after {done} of {wanted} years: s goes on, what is done is kept.",
    zh="停在第 {done} / {wanted} 年: 按 s 继续, 已完成的都保留。",
)
WAITS = Text(
    en="At work; the changed plans are taken when it is done. s or Esc stops it.",
    zh="正在算; 算完后采用改动。按 s 或 Esc 停下。",
)
TAKE_HOW = Text(en="Still at work ({what}). When is the change taken?", zh="还在算 ({what})。何时采用改动?")
TAKE_NOW, TAKE_LATER, NOT_TAKE = (
    Text(en="stop it, take the change", zh="停下, 采用改动"),
    Text(en="finish it first (Esc)", zh="先算完再采用 (Esc)"),
    Text(en="drop the change", zh="放弃改动"),
)
TAKEN = Text(
    en="Changed: {names}. s simulates; unchanged plans are remembered.",
    zh="已改: {names}。按 s 模拟; 没改的方案不重算。",
)
TAKEN_STOPPED = Text(
    en="Stopped, not finished: {what}. s simulates, then ask for it again.",
    zh="已停下, 没有完成: {what}。先按 s 模拟, 再重新要。",
)
AS_WRITTEN = Text(en="All plans are as in the scenario again. s simulates.", zh="所有方案已恢复原样。按 s 模拟。")
UNKEPT = Text(en="Changes are not kept: {names}. Keep them?", zh="改动还没有保存: {names}。要保存吗?")
KEEP, LEAVE, STAY = (
    Text(en="keep as a scenario of my own", zh="存为自己的场景"),
    Text(en="leave without", zh="不存, 离开"),
    Text(en="stay (Esc)", zh="留下 (Esc)"),
)
KEPT = Text(en="Kept as {path}", zh="已存为 {path}")
FIRST = Text(
    en="Enter starts. Left/right and space tick plans; Tab goes to years and pages.",
    zh="按回车开始。左右键和空格勾选方案; Tab 换到年数、页面。",
)
WATCH = Text(
    en="Margins shrink as years come in. s or Esc stops; what is done is kept.",
    zh="年数越多误差越小。按 s 或 Esc 停下; 已完成的都保留。",
)
CHANGED = Text(
    en="Other plans or years than those shown: s starts.", zh="勾选的方案或年数与下面显示的不同: 按 s 开始。"
)
AT_WORK = Text(en="At work; Esc stops it.", zh="正在算; 按 Esc 停下。")


def run_said(lab: Lab) -> Text:
    """How far whatever is worked on is."""
    if lab.step is not None:
        what, done, total = lab.step
        if not total:
            return BEGUN.fill(what=what)
        return STEP.fill(what=what, done=done, total=total, left=_left(lab.left))
    if lab.is_running or lab.done:
        return progress_said(lab.comparison, lab.done, lab.wanted)
    return IDLE.fill(n=len(lab.variants))


def _left(seconds: float) -> Text:
    """Whole minutes, rounded up; nothing where nobody knows."""
    if math.isnan(seconds):
        return Text.same("")
    return UNDER_A_MINUTE if seconds < 60 else MINUTES.fill(n=math.ceil(seconds / 60))


def under_way(lab: Lab) -> Text:
    """What is worked on, by name."""
    if lab.step is not None:
        return lab.step[0]
    return SOME_YEARS.fill(done=lab.done, wanted=lab.wanted)


def next_step(lab: Lab) -> Text | None:
    """The one obvious next key; None where it is a matter of the page."""
    if lab.failed is not None or lab.is_stopping:
        return lab.failed or STOPPING
    if lab.is_busy and lab.waiting is not None:
        return WAITS
    if lab.is_busy:
        return WATCH if lab.is_running else AT_WORK
    if lab.goes_on:
        return GO_ON.fill(done=lab.done, wanted=lab.wanted)
    if lab.comparison is None:
        return FIRST
    is_other = lab.comparison.variants != list(lab.variants) or lab.comparison.results.replications != lab.years
    return CHANGED if is_other else None
