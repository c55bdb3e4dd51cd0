"""The parts of a debrief of quarters, as words and pictures: results beside the colleague, watersheds over decisions, deals, questions."""

from __future__ import annotations

from simsales.i18n import Lang, Text
from simsales.registry import installed
from simsales.units import Currency

from .debrief_parts import Part, Picture, question_part, watershed_part
from .paper import as_made
from .room_pictures import strip
from .room_quarter import QuarterForm
from .tables import kpi_label


def quarter_parts(form: QuarterForm, money: Currency, lang: Lang) -> list[Part]:
    """All sections of one chair, in the order they are shown."""
    watersheds = watershed_part(_WATERSHEDS, form.watersheds, len(form.results), _ALIKE, lang)
    return [_results(form, money, lang), watersheds, _deals(form, lang), _questions(form, lang)]


def quarter_heading(form: QuarterForm) -> Text:
    return _HEADING.fill(title=form.title, who=form.who, n=len(form.results), since=form.since, until=form.until)


def _results(form: QuarterForm, money: Currency, lang: Lang) -> Part:
    kpis = installed().kinds("kpi")
    values = [(one.result, one.table) for one in form.results if one.result is not None]
    colleague = form.colleague[form.result]
    title = Text(en=kpi_label(kpis[form.result], money, "en"), zh=kpi_label(kpis[form.result], money, "zh"))
    pictures = []
    if values:
        beside = [*values, (colleague, _COLLEAGUE)]
        pictures = [Picture(title.say(lang), as_made(strip(beside, title, lang, marked=len(values))))]
    unfinished = sum(not one.is_over for one in form.results)
    own = [one.own for one in form.results if one.is_over]
    lines = [_SQUARE.fill(amount=kpis[form.result].show(colleague, money)).say(lang)]
    if own:
        said = _OWN if min(own) < max(own) else _OWN_ALIKE
        lines.append(said.fill(low=min(own), high=max(own)).say(lang))
    whole = [one.whole for one in form.results if one.whole is not None]
    if whole:
        low, high, usual = (
            kpis[form.result].show(one, money) for one in (min(whole), max(whole), form.colleague_whole)
        )
        said = _WHOLE if low != high else _WHOLE_ALIKE
        lines.append(said.fill(low=low, high=high, colleague=usual).say(lang))
    if unfinished:
        lines.append(_UNFINISHED.fill(n=unfinished).say(lang))
    rows = []
    for name, known in form.colleague.items():
        found = [one.figures[name] for one in form.results if name in one.figures]
        ends = [kpis[name].show(value, money) for value in (min(found), max(found))] if found else ["-", "-"]
        rows.append([kpi_label(kpis[name], money, lang), *ends, kpis[name].show(known, money)])
    columns = [one.say(lang) for one in (_FIGURE, _LEAST, _MOST, _COLLEAGUE)]
    return Part(_RESULTS.fill(n=len(form.results)).say(lang), lines, pictures, columns, rows)


def _deals(form: QuarterForm, lang: Lang) -> Part:
    rows = [[one.deal, _WON_BY.fill(won=one.won, n=one.n).say(lang), one.colleague.say(lang)] for one in form.deals]
    lines = [_OTHERWISE.say(lang)] if rows else [_NO_DEAL.say(lang)]
    return Part(_REVEAL.say(lang), lines, (), [one.say(lang) for one in (_DEAL, _TABLES, _COLLEAGUE)], rows)


def _questions(form: QuarterForm, lang: Lang) -> Part:
    return question_part(_QUESTIONS, form.questions, {one.file: one.table for one in form.results}, _NO_QUESTION, lang)


_HEADING = Text(
    en="{title}, {who}, day {since:.0f} to {until:.0f}: {n} tables with the same customers and the same luck",
    zh="{title}, {who}, 第 {since:.0f} 至 {until:.0f} 天: {n} 桌, 同样的客户, 同样的运气",
)
_RESULTS = Text(en="1  The same chair, {n} results", zh="1  同一个位子, {n} 个结果")
_COLLEAGUE = Text(en="the automated colleague", zh="自动同事")
_SQUARE = Text(
    en="The square is the automated colleague, who did everything as usual: {amount}.",
    zh="方块是自动同事, 一切按惯例: {amount}。",
)
_OWN = Text(en="{low} to {high} decisions were not the usual ones.", zh="与惯例不同的决定: {low} 到 {high} 个。")
_WHOLE = Text(
    en="Over the whole run, with what came after the quarter: {low} to {high}; the colleague {colleague}.",
    zh="整个模拟期 (含这一季之后的后果): {low} 到 {high}; 自动同事 {colleague}。",
)
_OWN_ALIKE = Text(en="{low} decisions were not the usual ones.", zh="与惯例不同的决定: {low} 个。")
_WHOLE_ALIKE = Text(
    en="Over the whole run, with what came after the quarter: {low}; the colleague {colleague}.",
    zh="整个模拟期 (含这一季之后的后果): {low}; 自动同事 {colleague}。",
)
_UNFINISHED = Text(en="{n} did not finish; they are in no figure.", zh="{n} 桌没有做完, 不计入数字。")
_FIGURE, _LEAST, _MOST = Text(en="figure", zh="指标"), Text(en="lowest", zh="最低"), Text(en="highest", zh="最高")
_WATERSHEDS = Text(en="2  Watersheds", zh="2  分水岭")
_ALIKE = Text(en="No decision went with another result.", zh="没有哪个决定和结果的差别有关。")
_REVEAL = Text(en="3  The same deals, other endings", zh="3  揭晓: 同样的商机, 不同的结局")
_OTHERWISE = Text(en="Deals that did not end alike everywhere.", zh="各桌结局不一样的商机。")
_NO_DEAL = Text(en="Every deal ended as with the colleague.", zh="所有商机的结局都和自动同事一样。")
_DEAL, _TABLES = Text(en="deal", zh="商机"), Text(en="tables", zh="各桌")
_WON_BY = Text(en="{won} of {n} won it", zh="{n} 桌里 {won} 桌赢单")
_QUESTIONS = Text(en="4  Questions", zh="4  讨论题")
_NO_QUESTION = Text(
    en="No deal ended otherwise. What would have had to be done for that?", zh="没有商机结局不同。要怎样做才会不同?"
)
