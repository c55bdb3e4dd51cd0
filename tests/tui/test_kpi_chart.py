"""Pictures on the screen: every kind, in both languages, drawn or as figures, never wider than it is told."""

from __future__ import annotations

import math

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from simsales.report.letter_charts import marker, table_of
from simsales.report.pictures import Kind, Picture, Point
from simsales_tui import themes
from simsales_tui.widgets.kpi_chart import KpiChart
from simsales_tui.widgets.plot import Plot
from tests.on_screen import shown

PLANS = {"en": ["current", "no cap"], "zh": ["现行方案", "不封顶"]}
KINDS: list[Kind] = ["waterfall", "box", "bars", "line", "series", "intervals"]


def picture(kind: Kind, lang: str = "zh") -> Picture:
    places = (
        ["销售时间", "让价", "薪酬", "合计", "其他"] if lang == "zh" else ["selling", "discounts", "pay", "all", "rest"]
    )
    plans = PLANS[lang][:1] if kind == "waterfall" else PLANS[lang]
    if kind == "line":
        points = [Point(plan, at / 100, 1_000.0 * at) for plan in plans for at in range(40, 206)]
    else:
        points = [
            Point(plan, place, 30.0 * n - 20 + 7 * at, 30.0 * n - 25 + 7 * at, 30.0 * n - 15 + 7 * at)
            for at, plan in enumerate(plans)
            for n, place in enumerate(places)
        ]
    return Picture(kind, "标题" if lang == "zh" else "title", "note", "x", "CNY", points, x_is_share=kind == "line")


class Host(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.register_theme(themes.DARK)
        self.register_theme(themes.LIGHT)
        self.theme = themes.DARK.name

    def compose(self) -> ComposeResult:
        yield KpiChart("chart")


async def drawn(pilot, one: Picture, *, as_table: bool = False) -> str:
    pilot.app.query_one(KpiChart).show(one, as_table=as_table)
    await pilot.pause()
    await pilot.pause()
    return shown(pilot.app)


def fits(text: str, width: int) -> bool:
    return all(cell_len(line) == width for line in text.splitlines())


@pytest.mark.asyncio
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_is_drawn_with_a_letter_for_each_plan_and_no_line_grows(kind, lang):
    async with Host().run_test(size=(80, 22)) as pilot:
        text = await drawn(pilot, picture(kind, lang))
        assert fits(text, 80)
        if kind != "waterfall":
            for place, plan in enumerate(PLANS[lang]):
                assert f"{marker(place)} {plan}" in text
        assert all(
            letter.isascii() or cell_len(letter) == 2 or letter == "±" for letter in text if letter.isprintable()
        )


@pytest.mark.asyncio
@pytest.mark.parametrize("kind", KINDS)
async def test_as_a_table_it_says_the_same_figures(kind):
    one = picture(kind)
    async with Host().run_test(size=(80, 40)) as pilot:
        text = await drawn(pilot, one, as_table=True)
        for row in one.table()[1]:
            assert any(all(cell in line for cell in row) for line in text.splitlines()), row


@pytest.mark.asyncio
async def test_where_there_is_no_room_to_draw_the_figures_stand():
    async with Host().run_test(size=(40, 30)) as pilot:
        await drawn(pilot, picture("series"))
        assert pilot.app.query_one(KpiChart).is_table
        assert not pilot.app.query_one(Plot).display


@pytest.mark.asyncio
async def test_another_picture_leaves_nothing_of_the_one_before():
    async with Host().run_test(size=(80, 22)) as pilot:
        before = await drawn(pilot, picture("series", "zh"))
        assert "销售时间" in before
        after = await drawn(pilot, picture("series", "en"))
        assert "销售时间" not in after
        assert "selling" in after


@pytest.mark.asyncio
async def test_two_plans_that_are_the_same_are_both_seen():
    async with Host().run_test(size=(80, 22)) as pilot:
        plane = (await drawn(pilot, picture("line", "en"))).split("CNY")[1]
        assert marker(0) in plane
        assert marker(1) in plane


@pytest.mark.asyncio
async def test_words_that_want_to_drive_the_screen_are_drawn_as_words():
    hostile = "[/][@click=app.quit]x\x1b]52;c;aGFja2Vk\x07"
    points = [Point(hostile, hostile, 1.0, 0.5, 1.5), Point(hostile, "b", math.nan)]
    async with Host().run_test(size=(120, 30)) as pilot:
        for kind in KINDS:
            if kind != "line":
                text = await drawn(pilot, Picture(kind, hostile, hostile, hostile, hostile, points))
                assert "[@click" in text
                assert "\x1b" not in text


@pytest.mark.asyncio
async def test_other_colours_keep_the_drawing():
    async with Host().run_test(size=(80, 22)) as pilot:
        before = await drawn(pilot, picture("line"))
        pilot.app.theme = themes.LIGHT.name
        await pilot.pause()
        await pilot.pause()
        assert shown(pilot.app) == before


def test_the_table_of_a_picture_has_a_column_for_each_plan():
    assert len(table_of(picture("box")).columns) == 3
