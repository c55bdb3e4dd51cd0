"""Home, its doors, settings, help and jumping: what a person does before and between games."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from simsales.i18n import LANGS
from simsales_tui.app import SimsalesApp
from simsales_tui.screens.commands import CommandsScreen
from simsales_tui.screens.doors import DoorsScreen
from simsales_tui.screens.home import HomeScreen
from simsales_tui.screens.past import PastScreen
from simsales_tui.screens.preparation import PreparationScreen
from simsales_tui.screens.settings import SettingsScreen
from simsales_tui.settings import SETTINGS, Settings, keep, kept_settings
from simsales_tui.themes import ALL, CONTRAST
from simsales_tui.widgets.choice_list import ChoiceList
from tests.on_screen import shown, typed, until
from tests.tui.test_role_play_screen import at_table, begun, over


async def ready(pilot) -> HomeScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen) and len(pilot.app.screen._books) > 1)
    return pilot.app.screen


def names(app: SimsalesApp) -> list[str]:
    shelf = app.screen.query_one("#shelf")
    return [one.id for one in shelf.options if one.id]


@pytest.mark.asyncio
async def test_whoever_comes_first_is_welcomed_and_enter_begins_the_tutorial() -> None:
    app = SimsalesApp("zh")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        assert "欢迎" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PreparationScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert app.journal.games()[0].name == "tutorial"


@pytest.mark.asyncio
async def test_what_was_left_before_the_first_answer_is_no_game_to_go_on_with() -> None:
    begun(is_seated=False)
    app = SimsalesApp("zh")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        assert "欢迎" in shown(app)
        assert not any(name.startswith("game-") for name in names(app))
        number = begun()
        app.screen.fill()
        await pilot.pause()
        assert "欢迎" not in shown(app)
        assert f"game-{number}" in names(app)


@pytest.mark.asyncio
@pytest.mark.parametrize("lang", LANGS)
async def test_a_game_on_the_shelf_says_when_and_fits_its_line_and_the_latest_is_first(lang) -> None:
    numbers = [begun(), begun(), begun("incentive-rollout")]
    app = SimsalesApp(lang)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        shelf = app.screen.query_one("#shelf")
        games = [one for one in shelf.options if (one.id or "").startswith("game-")]
        assert [one.id for one in games] == [f"game-{number}" for number in reversed(numbers)]
        for one, record in zip(games, app.journal.games(), strict=True):
            assert one.prompt.plain.startswith(record.started[5:16])
            assert one.prompt.cell_len <= shelf.scrollable_content_region.width - 2


@pytest.mark.asyncio
async def test_home_after_a_game_shows_everything_again_and_an_empty_shelf_names_no_next_key() -> None:
    app = SimsalesApp("zh")
    async with app.run_test(size=(80, 24)) as pilot:
        home = await ready(pilot)
        await pilot.press("t", "u", "t", "o", "r", "enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, PreparationScreen))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is home and "incentive-rollout" in names(app))
        await pilot.press("x", "q", "x", "enter")
        await pilot.pause()
        assert names(app) == []
        assert str(home.query_one("#message", Static).visual).startswith("这里没有")


@pytest.mark.asyncio
async def test_the_library_is_found_by_words_and_by_kind(own_folder: Path) -> None:
    (own_folder / "mine.yaml").write_text("simsales: 1\nextends: tutorial\ntitle: My own firm\n", encoding="utf-8")
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("t", "e", "a", "m", " ")
        await typed(pilot, "pool")
        assert names(app) == ["team-pool"]
        await pilot.press("escape", "3")
        await pilot.pause()
        assert "tutorial" not in names(app)
        assert "incentive-rollout" in names(app)
        await pilot.press("4")
        await pilot.pause()
        assert names(app) == ["mine"]


@pytest.mark.asyncio
async def test_a_broken_file_says_where_it_is_wrong_and_is_read_again_once_mended(own_folder: Path) -> None:
    broken = own_folder / "mine.yaml"
    broken.write_text("simsales: 1\nextends: tutorial\nhorizon: long\n", encoding="utf-8")
    app = SimsalesApp("en")
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("4")
        await pilot.pause()
        said = str(app.screen.query_one("#story", Static).visual)
        assert "mine.yaml:3:" in said
        assert "horizon" in said
        broken.write_text("simsales: 1\nextends: tutorial\ntitle: Mended\n", encoding="utf-8")
        await pilot.press("enter")
        await until(pilot, lambda: "Mended" in shown(app))


@pytest.mark.asyncio
async def test_a_firm_has_doors_and_a_game_that_is_over_is_looked_at_again(own_folder: Path) -> None:
    number = over()
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        home = await ready(pilot)
        shelf = home.query_one("#shelf")
        shelf.highlighted = shelf.get_option_index("team-pool")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DoorsScreen))
        assert [label.en for label, _ in app.screen._question.options][:2] == ["compare the plans", "watch it work"]
        await pilot.press("escape", "5")
        await until(pilot, lambda: names(app) == [f"game-{number}"])
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PastScreen) and app.screen._pages)
        await pilot.press("2")
        await pilot.pause()
        saved = json.loads((own_folder / "exports" / f"game-{number}.json").read_text(encoding="utf-8"))
        assert len(saved["answers"]) == 4


@pytest.mark.asyncio
@pytest.mark.parametrize("lang", LANGS)
async def test_a_window_too_small_says_so_once_and_everything_goes_on_beneath(lang) -> None:
    app = SimsalesApp(lang)
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await ready(pilot)
        await until(pilot, lambda: "60x20" in shown(app) and "80x24" in shown(app))
        await pilot.resize_terminal(58, 20)
        await pilot.pause()
        assert len(app._notifications) == 1
        await pilot.press("4")
        await pilot.pause()
        assert names(app) == []
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "60x20" not in shown(app))
        assert app.screen.max_scroll_y == 0


@pytest.mark.asyncio
async def test_a_window_of_the_usual_size_is_told_nothing() -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await ready(pilot)
        assert not app._notifications


# --- settings ---------------------------------------------------------------------------------------------------------------
@pytest.mark.asyncio
async def test_settings_are_seen_at_once_put_back_on_leaving_and_kept_on_request() -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        for last in ("escape", "ctrl+s"):
            await pilot.press("f6")
            await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
            await pilot.press("down", "right", "right")
            await pilot.pause()
            assert app.theme == CONTRAST.name
            await pilot.press(last)
            await until(pilot, lambda: isinstance(app.screen, HomeScreen))
            assert app.theme == (CONTRAST.name if last == "ctrl+s" else Settings().theme)
        assert kept_settings() == (Settings(theme=CONTRAST.name), None)


@pytest.mark.asyncio
@pytest.mark.parametrize("lang", LANGS)
async def test_the_words_below_the_settings_are_all_seen(lang) -> None:
    app = SimsalesApp(lang)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        for one in SETTINGS:
            message = app.screen.query_one("#message", Static)
            assert message.get_content_height(app.size, app.size, message.content_size.width) <= message.size.height, (
                one
            )
            await pilot.press("down")
            await pilot.pause()


@pytest.mark.asyncio
async def test_the_language_of_f2_is_kept_beside_the_other_settings() -> None:
    keep(Settings(theme=CONTRAST.name))
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: app.lang == "zh")
    assert kept_settings() == (Settings(lang="zh", theme=CONTRAST.name), None)


@pytest.mark.asyncio
async def test_f2_is_not_kept_where_a_language_was_asked_for_in_this_call(own_folder: Path) -> None:
    app = SimsalesApp("en", is_lang_asked=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: app.lang == "zh")
    assert not (own_folder / "settings.json").exists()


@pytest.mark.asyncio
@pytest.mark.parametrize("raw", [None, "{ mine"])
async def test_settings_that_cannot_be_kept_stay_as_they_are_and_f2_works(raw: str | None, own_folder: Path) -> None:
    path = own_folder / "settings.json"
    path.mkdir() if raw is None else path.write_text(raw)
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: app.lang == "zh")
    assert path.is_dir() if raw is None else path.read_text() == raw


@pytest.mark.asyncio
async def test_f2_in_the_settings_is_a_change_like_the_others_there() -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        for last, lang in (("escape", "en"), ("ctrl+s", "zh")):
            await pilot.press("f6")
            await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
            await pilot.press("f2")
            await until(pilot, lambda: app.lang == "zh")
            await pilot.press(last)
            await until(pilot, lambda: isinstance(app.screen, HomeScreen))
            assert app.lang == lang
    assert kept_settings()[0].lang == "zh"


def test_every_setting_can_be_kept_and_read_back(tmp_path: Path) -> None:
    for one in SETTINGS:
        for value, _ in one.choices:
            chosen = Settings().but(one.name, value)
            keep(chosen, tmp_path / "deep" / "settings.json")
            assert kept_settings(tmp_path / "deep" / "settings.json") == (chosen, None)


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"\xff\xfe\x00", b"[" * 50_000, b'"x"'])
def test_a_broken_settings_file_is_named_and_the_usual_holds(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(raw)
    settings, said = kept_settings(path)
    assert settings == Settings()
    assert said is not None
    assert str(path) in said.zh


def test_a_value_nobody_offers_is_named_and_the_others_hold(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"years": 1_000_000, "beat": True, "theme": CONTRAST.name, "new": 1}), encoding="utf-8")
    settings, said = kept_settings(path)
    assert settings == Settings(theme=CONTRAST.name)
    assert said is not None
    assert "beat, years" in said.en


@pytest.mark.parametrize("theme", [one for one, _ in ALL], ids=lambda one: one.name)
def test_words_stand_out_from_what_is_behind_them(theme) -> None:
    least = 15.0 if theme is CONTRAST else 4.5
    for front in (theme.foreground, theme.primary, theme.accent, theme.error):
        wanted = least if front == theme.foreground else 4.5 if theme is not CONTRAST else 7.0
        assert contrast(front, theme.background) >= min(wanted, least)


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# --- finding one's way --------------------------------------------------------------------------------------------------------
@pytest.mark.asyncio
async def test_a_letter_jumps_to_a_part_and_escape_stays() -> None:
    app = SimsalesApp("en", begun())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_table(pilot)
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.press("a")
        await until(pilot, lambda: app.screen is screen)
        assert app.focused is screen.focus_chain[0]
        before = app.focused
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert app.focused is before


@pytest.mark.asyncio
async def test_j_in_a_line_is_a_letter() -> None:
    app = SimsalesApp("en", begun())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_table(pilot)
        await pilot.press("j")
        screen.query_one("#moves").focus()
        await pilot.press("j")
        await pilot.pause()
        assert app.screen is screen
        assert screen.query_one("#words", Input).value == "jj"


@pytest.mark.asyncio
@pytest.mark.parametrize("lang", LANGS)
async def test_all_that_keys_do_is_in_the_commands_and_enter_does_it(lang) -> None:
    app = SimsalesApp(lang, begun())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_table(pilot)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandsScreen))
        await typed(pilot, "brief" if lang == "en" else "任务书")
        await until(pilot, lambda: app.screen is screen and screen.query_one("#table").has_class("-papers"))


@pytest.mark.asyncio
async def test_help_explains_the_words_that_stand_on_the_screen() -> None:
    app = SimsalesApp("zh", begun(is_seated=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PreparationScreen))
        await pilot.press("f1", "2")
        await until(pilot, lambda: "还肯签的最差的一份" in shown(app))


# --- the beat -----------------------------------------------------------------------------------------------------------------
@pytest.mark.asyncio
async def test_words_typed_while_the_other_side_thinks_stay_in_the_line_and_are_not_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SimsalesApp, "pace", 60.0)
    app, ahead = SimsalesApp("en", begun()), "when do you need it"
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_table(pilot)
        await typed(pilot, "hello")
        assert "is thinking" in shown(app)
        assert "hello" in shown(app)
        assert screen.query_one("#moves", ChoiceList).disabled
        await pilot.press(*["space" if one == " " else one for one in ahead], "enter", "enter")
        assert screen.query_one("#words", Input).value == ahead
        assert "have not answered" in shown(app)
        assert len(app.journal.answers(1)) == 2
        await pilot.press("f2")
        await until(pilot, lambda: not app.screen.query_one("#moves", ChoiceList).disabled)
        assert "正在考虑" not in shown(app)
        assert app.screen.query_one("#words", Input).value == ahead
        assert len(app.journal.answers(1)) == 2
        await pilot.press("enter")
        await until(pilot, lambda: len(app.journal.answers(1)) == 3)


@pytest.mark.asyncio
async def test_whoever_picked_from_the_list_can_type_on_while_the_other_side_thinks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SimsalesApp, "pace", 60.0)
    app = SimsalesApp("en", begun())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_table(pilot)
        screen.query_one("#moves", ChoiceList).focus()
        await pilot.press("1", "enter")
        await until(pilot, lambda: "is thinking" in shown(app))
        await pilot.press(*"jp")
        assert app.screen is screen
        assert screen.query_one("#words", Input).value == "jp"


@pytest.mark.asyncio
async def test_the_score_is_shown_only_on_request() -> None:
    number = begun()
    for is_wanted in (False, True):
        keep(Settings(score=is_wanted))
        app = SimsalesApp("en", number)
        async with app.run_test(size=(120, 40)) as pilot:
            await at_table(pilot)
            assert ("so far" in shown(app)) is is_wanted
