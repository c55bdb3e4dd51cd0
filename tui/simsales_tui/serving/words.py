"""What the served application says around itself: in the terminal that started it, and on the page when it is closed."""

from __future__ import annotations

from simsales.i18n import Text

TITLE = Text(en="simsales: practise selling", zh="simsales: 练习销售")
OPENING = Text(en="Opening ...", zh="正在打开 ...")
AGAIN = Text(en="Go on (Enter)", zh="继续 (回车)")
NO_SCRIPT = Text(
    en="This page needs JavaScript. Please allow it for this address and reload the page.",
    zh="这个页面需要 JavaScript。请允许它运行, 再刷新页面。",
)
DRAWN = Text(
    en="This screen is drawn and cannot be read aloud. In a terminal, simsales play --plain plays line by line.",
    zh="这个画面是画出来的, 无法朗读。在终端里可以用 simsales play --plain 逐行进行。",
)
TOO_NARROW = Text(
    en="The window has become small. Reload the page and the letters will fit; nothing is lost.",
    zh="窗口变小了。刷新页面, 字就会变得合适; 不会丢失任何内容。",
)

# --- why a page is closed; the number is the code the connection was closed with ---------------------------------------------
LEFT = Text(
    en="You have left. Nothing is lost: press Enter to go on, or close this page.",
    zh="您已退出, 什么都没有丢。按回车继续, 或关掉这个页面。",
)
IDLE = Text(
    en="Nothing was typed for a while, so this was closed. Nothing is lost: press Enter to go on where you stopped.",
    zh="有一阵没有操作, 所以先关上了。什么都没有丢: 按回车从停下的地方继续。",
)
FAILED = Text(
    en="Something went wrong here. What you played is kept: press Enter to go on. The terminal says what happened.",
    zh="这里出了问题。玩过的都已保存: 按回车继续。终端里写着原因。",
)
TOO_MANY = Text(
    en="There are too many pages open already. Close another one, then press Enter here.",
    zh="打开的页面太多了。请先关掉一个, 再在这里按回车。",
)
LOST = Text(
    en="The connection is closed. Nothing is lost: press Enter to go on where you stopped.",
    zh="连接已断开。什么都没有丢: 按回车从停下的地方继续。",
)
ENDED = Text(
    en="The program has ended. Nothing is lost: start simsales again and go on where you stopped.",
    zh="程序已经结束。什么都没有丢: 重新打开 simsales, 就能从停下的地方继续。",
)
CODE_LEFT, CODE_ENDED, CODE_IDLE, CODE_FAILED, CODE_TOO_MANY = 1000, 1001, 4001, 4002, 4003
WHY_CLOSED = {CODE_LEFT: LEFT, CODE_ENDED: ENDED, CODE_IDLE: IDLE, CODE_FAILED: FAILED, CODE_TOO_MANY: TOO_MANY}

# --- in the terminal ----------------------------------------------------------------------------------------------------------
SERVED = Text(
    en="simsales opens in your browser: {url}\n(the address works once, on this computer only)\n"
    "It ends by itself a while after the last page is closed; Ctrl-C here ends it now. What you play is kept.",
    zh="simsales 正在浏览器中打开: {url}\n(这个地址只能用一次, 只在这台电脑上有效)\n"
    "关掉最后一个页面后, 它会自己结束; 在这里按 Ctrl-C 立即结束。玩过的都已保存。",
)
NO_BROWSER = Text(
    en="No browser could be opened from here. Copy the address above into the address line of a browser on this computer.",
    zh="没有能打开的浏览器。请把上面的地址复制到这台电脑的浏览器地址栏里。",
)
CLOSED = Text(en="closed; nothing is lost", zh="已关闭; 没有丢失任何内容")
TAB_FAILED = Text(en="a page ended with an error:", zh="一个页面因错误结束:")
FORBIDDEN = Text(
    en="This address has been used, or is not complete. Start simsales again.",
    zh="这个地址已经用过, 或不完整。请重新打开 simsales。",
)
PORT_TAKEN = Text(
    en="port {port} of this computer is in use; leave --port out, and a free one is taken",
    zh="这台电脑的端口 {port} 已被占用; 不写 --port, 就会自动选一个空闲的",
)
NO_PORT = Text(en="port {port} cannot be used: {why}", zh="端口 {port} 不能使用: {why}")
NOT_INSTALLED = Text(
    en="opening in the browser needs the package textual-serve: pip install textual-serve==1.1.3; "
    "`simsales play --plain` works without it",
    zh="在浏览器中打开需要安装包 textual-serve: pip install textual-serve==1.1.3; 没有它也可以用 `simsales play --plain`",
)
