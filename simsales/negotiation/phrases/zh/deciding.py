"""How a Chinese buyer decides: has to ask, was allowed, not yet, yes."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Table, lines

DECIDING: Table = {
    Say.MUST_ASK: (
        *lines(
            "这个我做不了主，要请示一下。",
            "超出我的权限了，得问领导。",
            "~我得往上报，等批了再说。",
            "这一步要上面点头。",
            "~这么大的事，我一个人定不了，要请示。",
            "我先报上去，有了回话再告诉{you}。",
            "按规定这个要领导审批。",
            "~这个数要上会，我去报一下。",
        ),
        *lines("您容我去跟领导说说，我尽量帮您争。", "不是我推，这个真得领导点头。", voice="warm"),
        *lines("此项需走审批，我来发起。", "超过授权额度，须上级批准。", voice="businesslike"),
        *lines("这个归领导管，我去问。", "我批不了，得问上面。", voice="blunt"),
        *lines("此事须报请上级核准。", "本人权限有限，须请示后答复。", voice="formal"),
    ),
    Say.WAS_ALLOWED: (
        *lines(
            "我问过了，上面同意。",
            "批下来了，可以往下走。",
            "~领导点头了。",
            "请示过了，没有意见。",
            "报上去的，通过了。",
            "~上面放行了。",
            "~我去争了一下，领导松口了。",
            "审批过了，这一条没问题。",
        ),
        *lines("好消息，领导那边我说通了。", "您运气好，领导一问就答应了。", voice="warm", tone="warm, even"),
        *lines("跟您说一声，领导那边点头了。", "我替您跑了一趟，领导同意了。", voice="warm"),
        *lines("审批已通过，流程走完了。", "已获授权，可以继续。", voice="businesslike"),
        *lines("问了，领导说可以。", "批了。", voice="blunt"),
        *lines("上级已予核准。", "经请示，上级没有异议。", voice="formal"),
    ),
    Say.NOT_YET: (
        *lines(
            "现在就定还太早。",
            "{topic}还没谈清，先不定。",
            "有些事没落实，我不能现在点头。",
            "还不到拍板的时候。",
            "先把{topic}说清楚，再谈别的。",
            "~急不得，还有几处要弄明白。",
            "~现在让我定，我定不了。",
            "~{topic}这块还悬着，先别催。",
        ),
        *lines("您别急，{topic}这块我还没想透。", "再给我点时间，心里还没踏实。", voice="warm"),
        *lines("条件还不成熟，{topic}待解决。", "流程上还差一步，先不定。", voice="businesslike"),
        *lines("急什么，{topic}还没说完。", "别催，还没到那一步。", voice="blunt"),
        *lines("目前签约为时尚早。", "{topic}尚未厘清，我方暂不能决定。", voice="formal"),
    ),
    Say.ACCEPT: (
        *lines(
            "~行，就这么定，{terms}。",
            "{terms}，我同意，成交。",
            "可以，{terms}，就按这个签。",
            "那就说定了，{terms}。",
            "~好，{terms}，一言为定。",
            "~我点头了，{terms}，准备合同吧。",
            "~成，{terms}，就这么办。",
            "没有意见了，{terms}，可以签了。",
        ),
        *lines("痛快，{terms}，就这么定了。", "太好了，{terms}，咱们说定了。", voice="warm", tone="warm, even"),
        *lines("好，听您的，{terms}，说定了。", "行，{terms}，咱们就成交了。", voice="warm"),
        *lines("同意，{terms}，请出合同。", "确认成交，{terms}，按此起草合同。", voice="businesslike"),
        *lines("成交，{terms}。", "行了，{terms}，签。", voice="blunt"),
        *lines("我方同意，{terms}，请拟定合同。", "双方达成一致，{terms}，可以签约。", voice="formal"),
    ),
}
