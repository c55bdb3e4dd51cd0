"""What home says: headings, what Enter does, the first welcome, help."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.i18n import Text

HEAD = Text(en="simsales", zh="simsales 销售演练")
WELCOME = Text(
    en="""Welcome. Practise sales talks, or see what a pay plan does to a firm.
Up, down and Enter choose, Esc goes back, q leaves. Nothing is ever lost.
New here? Begin with the Tutorial: Enter on it, six minutes.""",
    zh="""欢迎。在这里练销售谈判, 或看一套薪酬方案会怎样影响一家公司。
上下键选, 回车打开, Esc 返回, q 离开。什么都不会丢。
第一次来? 先做「入门练习」: 选它按回车, 6 分钟。""",
)
ABOUT = Text(
    en="""Home
  Go on: games you stopped. Practise: talks with a buyer, begin with the tutorial.
  Firms and plans: compare pay plans, watch a firm work, or sit on a chair for a quarter yourself.
  Your own: files in the folder where you started, and in your data folder; a broken one says what is wrong and where.
  Played: games that are over, with their review, every decision again, and the answers as a file.""",
    zh="""主页
  继续: 没有玩完的对局。练谈判: 和客户谈一场, 先从入门练习开始。
  公司与方案: 比较薪酬方案, 看一家公司运转, 或自己坐上位子做一个季度。
  自己的: 启动时所在文件夹和数据文件夹里的文件; 坏了的会说哪里不对。
  玩过的: 结束的对局, 可看复盘, 重看每个决定, 把回答存成文件。""",
)
FIND, EVERYTHING = Text(en="find", zh="查找"), Text(en="show everything", zh="全部显示")
SETTINGS = Text(en="settings", zh="设置")
HINT = Text(en="find ...", zh="查找 ...")
KINDS = (
    Text(en="everything", zh="全部"),
    Text(en="talks", zh="谈判"),
    Text(en="firms", zh="公司与方案"),
    Text(en="own", zh="自己的"),
    Text(en="played", zh="玩过的"),
)
CONTINUE = Text(en="-- go on with --", zh="-- 继续 --")
PRACTISE = Text(en="-- practise a talk --", zh="-- 练一场谈判 --")
FIRMS = Text(en="-- firms and plans --", zh="-- 公司与方案 --")
OWN = Text(en="-- your own --", zh="-- 自己的 --")
PAST = Text(en="-- played --", zh="-- 玩过的 --")
READING = Text(en="reading the shelf ...", zh="正在读取场景 ...")
NOTHING = Text(en='Nothing here with "{words}". Esc shows everything again.', zh='这里没有"{words}"。按 Esc 全部显示。')
NONE = Text(en="Nothing here yet. Esc shows everything again.", zh="这里还没有东西。按 Esc 全部显示。")
GAME = Text(en="{when} {title}", zh="{when} {title}")
BROKEN = Text(en="! {file}", zh="! {file}")
OPEN_GAME = Text(
    en="{title}\n\nGame {id}, begun {started}, {answers} answers so far. Nothing was lost.",
    zh="{title}\n\n第 {id} 局, {started} 开始, 已有 {answers} 个回答, 都保存着。",
)
PAST_GAME = Text(
    en="{title}\n\nGame {id}, begun {started}, {answers} answers, played to the end.",
    zh="{title}\n\n第 {id} 局, {started} 开始, {answers} 个回答, 已结束。",
)
ENTER_GAME = Text(en="Enter: go on where you stopped.", zh="回车: 从停下的地方继续。")
ENTER_PAST = Text(en="Enter: look at it again.", zh="回车: 再看一遍。")
ENTERS: Mapping[str, Text] = {
    "talk": Text(en="Enter: prepare, and talk.", zh="回车: 先准备, 再谈。"),
    "firm": Text(en="Enter: compare, watch, or take a chair.", zh="回车: 比较方案, 看它运转, 或坐上位子。"),
    "broken": Text(en="Enter: read the file again.", zh="回车: 重新读取这个文件。"),
}
HINTS: Mapping[str | None, Text] = {
    "kinds": Text(
        en="Left and right mark, Enter shows this kind only. Tab goes on.",
        zh="左右键选, 回车只看这一类。Tab 到下一块。",
    ),
    "find": Text(
        en="Type words of a name, title or story. Enter or down: to what was found. Esc: all.",
        zh="打名称, 标题或说明里的字。回车或下键: 到找到的。Esc: 全部。",
    ),
}
LEAVING = Text(en="Press q to leave simsales; nothing is lost.", zh="按 q 退出 simsales, 什么都不会丢。")
