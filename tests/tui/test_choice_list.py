"""Choices beside each other: where they stand, and what becomes of the one that is picked."""

from __future__ import annotations

import pytest
from textual import on
from textual.app import App, ComposeResult

from simsales.i18n import Text
from simsales_tui.widgets.beside import Spot, beside, rows_of
from simsales_tui.widgets.choice_list import ChoiceList
from tests.on_screen import until

LABELS = [Text.same("one"), Text.same("two")]


class Host(App[None]):
    """A list, what was done by it, and what was posted by it."""

    lang = "en"

    def __init__(self) -> None:
        super().__init__()
        self.done = list[str]()
        self.posted = list[int]()

    def compose(self) -> ComposeResult:
        yield ChoiceList("choices")

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()

    @on(ChoiceList.Picked)
    def _picked(self, event: ChoiceList.Picked) -> None:
        self.posted.append(event.place)


def test_what_does_not_fit_beside_stands_below_and_what_fits_nowhere_is_cut() -> None:
    spots = beside([4, 5, 20], width=10, gap=1)
    assert spots == [Spot(0, 0, 4), Spot(0, 5, 5), Spot(1, 0, 10)]
    assert (rows_of(spots), rows_of([])) == (2, 1)


def test_a_cell_belongs_to_one_choice_or_to_none() -> None:
    spots = beside([4, 5], width=10, gap=1)
    assert [[spot.holds(x, 0) for spot in spots].count(True) for x in range(11)] == [1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0]


@pytest.mark.parametrize("offers", [True, False])
@pytest.mark.asyncio
async def test_what_was_picked_is_done_or_else_posted(offers: bool) -> None:
    app = Host()
    async with app.run_test(size=(40, 10)) as pilot:
        choices = app.query_one(ChoiceList)
        if offers:
            choices.offer([(one, lambda one=one: app.done.append(one.en)) for one in LABELS])
        else:
            choices.show(LABELS)
        await pilot.press("2")
        await until(pilot, lambda: bool(app.done or app.posted))
        assert (app.done, app.posted) == ((["two"], []) if offers else ([], [1]))


@pytest.mark.asyncio
async def test_other_choices_take_away_what_the_earlier_ones_did() -> None:
    app = Host()
    async with app.run_test(size=(40, 10)) as pilot:
        choices = app.query_one(ChoiceList)
        choices.offer([(LABELS[0], lambda: app.done.append("earlier"))])
        choices.show(LABELS)
        await pilot.press("1")
        await until(pilot, lambda: bool(app.done or app.posted))
        assert (app.done, app.posted) == ([], [0])
