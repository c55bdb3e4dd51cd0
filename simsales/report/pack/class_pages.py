"""Pages for the trainer's hour: the timetable, and the questions of the debrief in its order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from simsales.classroom.timetable import TOGETHER, Part, Timetable, turns_again, turns_in, weeks_in
from simsales.i18n import Text, joined
from simsales.negotiation.words import label_of
from simsales.review.lint import SECONDS_A_TURN

from .forms import PaperForm
from .index_page import INDEX
from .page import TRAINER_ONLY, Block, Grid, Page, Points, Words

_TIMETABLE = Text(en="Timetable", zh="时间表")
_FOR = Text(
    en="{minutes} minutes, {people} people at {tables} tables, no network.",
    zh="{minutes} 分钟, {people} 人, {tables} 桌, 不用网络。",
)
_COLUMNS = (
    Text(en="minute", zh="分钟"),
    Text(en="how long", zh="时长"),
    Text(en="what", zh="环节"),
    Text(en="you do", zh="您做什么"),
)
_FROM_TO, _LONG = Text(en="{start} - {end}", zh="{start} - {end}"), Text(en="{minutes} min", zh="{minutes} 分钟")
_DEBRIEF = Text(en="The debrief, part by part", zh="复盘讨论分段")
_PACE = Text(
    en="Two people together need about {seconds:.0f} seconds a turn (assumed), so {minutes} minutes are about {turns} turns. "
    "A skilled bot takes {usual:.0f} here.",
    zh="两人商量着谈, 每轮约 {seconds:.0f} 秒 (假定), {minutes} 分钟约 {turns} 轮。熟手机器人在这里要 {usual:.0f} 轮。",
)
_TIGHT = Text(
    en="That is tight: tell the tables to stop at minute {end} wherever they are; what is kept can be gone on with later.",
    zh="时间偏紧: 请各桌在第 {end} 分钟停下, 谈到哪算哪; 已保存, 以后可以接着谈。",
)
_AGAIN = Text(
    en="The second try: form B, the first {turns} turns only; the brief is read in three minutes.",
    zh="第二次: B 卷, 只谈前 {turns} 轮; 三分钟读任务书。",
)
_NO_AGAIN = Text(
    en="There is no time for a second try; hand out form B to take home.", zh="没有时间谈第二次; B 卷可带回去练。"
)
_WEEKS = Text(
    en="A quarter has 13 weeks: about {minutes:.1f} minutes each. The first week takes longest.",
    zh="一季 13 周: 每周约 {minutes:.1f} 分钟。第一周最费时间。",
)
_IF = Text(en="If something fails", zh="万一出状况")
_FALLBACKS: Mapping[str, Sequence[Text]] = {
    "talk": (
        Text(
            en="No projector: read the questions aloud; the debrief page can be read from one laptop per table.",
            zh="投影坏了: 讨论题念出来; 复盘页各桌用自己的电脑看。",
        ),
        Text(
            en="No laptop at a table: briefs, answer slips and the buyer's brief for one of them; type the slip in later.",
            zh="某桌没有电脑: 用任务书和答题纸, 买方任务书交给其中一人扮演; 之后再录入答题纸。",
        ),
        Text(
            en="A laptop restarts: nothing is lost, the game goes on where it was (simsales play --from GAME).",
            zh="电脑重启: 不会丢, 从原处继续 (simsales play --from 局号)。",
        ),
    ),
    "quarter": (
        Text(
            en="No laptop at a table: decision slips; type them in later.",
            zh="某桌没有电脑: 用决策单写下来, 之后录入。",
        ),
        Text(
            en="A table is late: key e plays on as usual to the end of the quarter.",
            zh="某桌太慢: 按 e 按惯例走完这一季。",
        ),
        Text(
            en="A laptop restarts: nothing is lost, the game goes on where it was (simsales play --from GAME).",
            zh="电脑重启: 不会丢, 从原处继续 (simsales play --from 局号)。",
        ),
    ),
}
_BEFORE = Text(en="The day before", zh="前一天")
_BEFORE_LINES = (
    Text(
        en="Copy the folder to every laptop and start it once; it says what is missing.",
        zh="把文件夹拷到每台电脑, 启动一次; 缺什么它会说。",
    ),
    Text(
        en="Print by the list in {index}; the trainer's pages stay with you.",
        zh="按 {index} 的清单打印; 培训师的页自己留着。",
    ).fill(index=INDEX),
    Text(en="Play one form yourself; read the teaching note.", zh="自己先谈一遍; 读教学说明。"),
    Text(en="A stick for the files, a clock everybody sees.", zh="收文件用的 U 盘, 大家都看得见的钟。"),
)


def timetable_page(table: Timetable, about: Text, usual_turns: float | None) -> Page:
    """The class minute by minute; `usual_turns` is how many a skilled bot needs, None for a quarter."""
    kind = "quarter" if usual_turns is None else "talk"
    facts = {"minutes": table.minutes, "people": table.people, "tables": table.tables}
    blocks: list[Block] = [
        Words([_FOR.fill(**facts)], look="lead"),
        Grid(_COLUMNS, [_row(part) for part in table.parts], None, (10, 10, 20, 60)),
        Grid(_COLUMNS, [_row(part) for part in table.debrief], _DEBRIEF, (10, 10, 20, 60)),
        Points(list(_notes(table, usual_turns))),
        Points(_BEFORE_LINES, _BEFORE, is_ticked=True),
        Points(_FALLBACKS[kind], _IF),
    ]
    return Page(_TIMETABLE, about, blocks)


def _row(part: Part) -> list[Text]:
    return [
        _FROM_TO.fill(start=part.start, end=part.end),
        _LONG.fill(minutes=part.minutes),
        part.title,
        part.does,
    ]


def _notes(table: Timetable, usual_turns: float | None) -> Iterator[Text]:
    play = table.part("play")
    if usual_turns is None:
        yield _WEEKS.fill(minutes=weeks_in(play.minutes))
        return
    turns = turns_in(play.minutes)
    yield _PACE.fill(seconds=TOGETHER * SECONDS_A_TURN, minutes=play.minutes, turns=turns, usual=usual_turns)
    if turns < usual_turns:
        yield _TIGHT.fill(end=play.end)
    yield _AGAIN.fill(turns=turns_again(table)) if turns_again(table) else _NO_AGAIN


_QUESTIONS = Text(en="Discussion questions", zh="讨论题")
_HEAD = Text(en="{part} ({minutes} minutes)", zh="{part} ({minutes} 分钟)")
_ASK_FIRST = Text(
    en="Ask, wait, let two people answer, then say what you know. One question a minute at most.",
    zh="先问, 等一等, 请两个人回答, 再说您知道的。每分钟最多一问。",
)
_APPLY = Text(en="Apply", zh="用起来")
_REACTIONS = (
    Text(en="One word: how was it? (round the room)", zh="一个词: 感觉怎么样? (轮流说)"),
    Text(en="What surprised you?", zh="什么让您意外?"),
)
_LAST = (
    Text(
        en='"With my next customer I will ..." One line each, on paper.', zh='"我的下一位客户, 我会 ..." 每人写一句。'
    ),
    Text(en="By when will you have tried it, and who will ask you about it?", zh="什么时候试? 谁来问您试得怎么样?"),
)
_TALK_HAPPENED = (
    Text(
        en="In which turn did you first give something, and what had you heard by then?",
        zh="您第几轮第一次让步? 那之前听到了什么?",
    ),
    Text(
        en="Who named the first price, and what did it do to the rest of the talk?", zh="谁先报的价? 对后面有什么影响?"
    ),
    Text(
        en="Look at the table that is furthest from the others: what did it do otherwise?",
        zh="看离大家最远的那一桌: 它哪里做得不一样?",
    ),
)
_DOUBT = Text(
    en='When {name} said "{says}": what did you do first, and what did you hear?',
    zh='{name}说"{says}"时, 您先做了什么? 听到了什么?',
)
_ASKED = Text(
    en="Who asked {name} about: {topic}? What did you make of the answer?",
    zh="谁问过{name}: {topic}? 听到的话您怎么用的?",
)
_GUESS = Text(
    en="Which of {issues} mattered most to {name}? How could you know? (then show it)",
    zh="{issues} 里, {name}最看重哪一项? 从哪里能看出来? (再揭晓)",
)
_BUYER = Text(
    en="If you were {name}: what would you have asked us for first?", zh="要是您是{name}, 您会先向我们要什么?"
)
_RULES = (
    Text(en="Which sentence would you say again, word for word?", zh="哪一句话您会原样再说一遍?"),
    Text(en="What did the observers see more than once?", zh="观察的人不止一次看到了什么?"),
    Text(
        en="Three rules on the board, in your words: before, during, at the end.",
        zh="用自己的话在白板上写三条: 谈前, 谈中, 收尾。",
    ),
)
_QUARTER_HAPPENED = (
    Text(en="Where did your hours go in week 1, and in week 12?", zh="第 1 周您的时间用在哪? 第 12 周呢?"),
    Text(
        en="Which deal did you put first that never came, and what had it told you?",
        zh="哪个优先的商机最后没成? 之前有什么迹象?",
    ),
    Text(en="Which discount bought a signature, and which bought nothing?", zh="哪次让价换来了签约? 哪次什么也没换来?"),
)
_QUARTER_WHY = (
    Text(
        en="What did your plan make you do that you would not have done otherwise?",
        zh="方案让您做了哪些本来不会做的事?",
    ),
    Text(
        en="What did the colleague who works as usual do better, with the same customers?",
        zh="同样的客户, 按惯例做事的同事哪里做得更好?",
    ),
    Text(en="Who pays for what you pulled forward or put off?", zh="您催签或推后的单, 代价由谁承担?"),
)


def questions_page(table: Timetable, about: Text, forms: Sequence[PaperForm]) -> Page:
    """Questions in the order of the debrief; those on people and issues are asked for every form."""
    happened, why = (
        ([*_TALK_HAPPENED, *_said_by(forms)], list(_truth(forms)))
        if forms
        else (list(_QUARTER_HAPPENED), list(_QUARTER_WHY))
    )
    by_part = {"reactions": _REACTIONS, "what happened": happened, "why": why, "rules": _RULES}
    blocks: list[Block] = [Words([_ASK_FIRST], look="soft")]
    for part in table.debrief:
        heading = _HEAD.fill(part=part.title, minutes=part.minutes)
        blocks.append(Points(by_part[part.key], heading))
    apply = table.part("apply")
    return Page(
        _QUESTIONS, about, [*blocks, Points(_LAST, _HEAD.fill(part=_APPLY, minutes=apply.minutes))], TRAINER_ONLY
    )


def _said_by(forms: Sequence[PaperForm]) -> Iterator[Text]:
    """The objections of every form, by the one who raises them."""
    for paper in forms:
        buyer = paper.form.meeting.buyer
        for one in buyer.objections.values():
            yield _DOUBT.fill(name=buyer.name, says=one.says)


def _truth(forms: Sequence[PaperForm]) -> Iterator[Text]:
    """What can be found out about every buyer: the questions that tell of an issue, and what mattered."""
    for paper in forms:
        buyer, board = paper.form.meeting.buyer, paper.form.buyer.board
        telling = [topic for topic, fact in buyer.facts.items() if fact.about]
        topics = [label_of(board, topic) for topic in telling[:2]]
        yield from (_ASKED.fill(name=buyer.name, topic=topic) for topic in topics)
        yield _GUESS.fill(name=buyer.name, issues=joined(one.label for one in board.issues))
        yield _BUYER.fill(name=buyer.name)
