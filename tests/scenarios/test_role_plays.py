"""Role-plays as they are played: the golden signature, and a talk from a pipe that is broken off and gone on with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from simsales.cli.app import app
from simsales.errors import GameError
from simsales.seats.human import Human
from simsales.session import Finished, Session
from simsales.spec.casefile import open_case
from simsales.world.events import BY_CODE, CREDIT_TAKEN_BACK, INVOICE_WRITTEN_OFF, KIND_MASK

MONTH = 30.4


def signed(form: str, *, price: float, payment: str, delivery: str, extra: tuple[str, str]) -> Session:
    """One form of the golden signature, with this package offered first and stood by."""
    session = Session(open_case("golden-signature").variants[form], variant=form, seats={"you": Human()})
    offer: dict[str, Any] = {
        "act": "offer",
        "price": price,
        "payment": payment,
        "delivery": delivery,
        extra[0]: extra[1],
    }
    session.advance()
    session.answer(session.pending[0].id, {})
    while not isinstance(session.advance(), Finished):
        session.answer(session.pending[0].id, _next(session, offer))
    return session


def _next(session: Session, offer: dict[str, Any]) -> dict[str, Any]:
    talk = session.meetings[0].talk
    doubt = talk.listening.open_doubt
    if talk.deal >= 0:
        return {"act": "summarise"}
    if doubt is not None:
        step = max(talk.listening.doubts)
        return [{"act": "ask", "topic": "objection"}, {"act": "answer", "topic": doubt}, {"act": "check"}][step - 1]
    return offer if talk.bargain.ours < 0 else {"act": "close"}


def when(session: Session, kind: int) -> list[int]:
    """The months in which something happened, the first month is 1."""
    rows = session.log.rows()
    return [int(row["t"] // MONTH) + 1 for row in rows if int(row["kind"]) & KIND_MASK == kind]


GOLDEN = [
    ("baseline", {"price": 690000, "payment": "180", "delivery": "30", "extra": ("training", "1")}),
    ("b", {"price": 345000, "payment": "180", "delivery": "20", "extra": ("service", "1")}),
]
SOUND = [
    ("baseline", {"price": 665000, "payment": "30", "delivery": "90", "extra": ("training", "2")}),
    ("b", {"price": 332500, "payment": "30", "delivery": "60", "extra": ("service", "2")}),
]


@pytest.mark.parametrize(("form", "package"), GOLDEN)
def test_the_best_looking_signature_is_a_loss_in_the_ninth_month(form: str, package: dict[str, Any]) -> None:
    session = signed(form, **package)
    talk = session.meetings[0].talk
    table = talk.truth.table
    assert talk.deal >= 0
    assert table.pay[talk.deal] == table.pay.max()
    assert table.firm[talk.deal] < 0
    assert when(session, INVOICE_WRITTEN_OFF) == [9], BY_CODE[INVOICE_WRITTEN_OFF].name
    assert when(session, CREDIT_TAKEN_BACK)[0] == 9


@pytest.mark.parametrize(("form", "package"), SOUND)
def test_a_lower_price_on_plain_terms_is_paid(form: str, package: dict[str, Any]) -> None:
    session = signed(form, **package)
    talk = session.meetings[0].talk
    assert talk.truth.table.firm[talk.deal] > 0
    assert when(session, INVOICE_WRITTEN_OFF) == []


# --- from a pipe --------------------------------------------------------------------------------------------------------
@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SIMSALES_DATA", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, typed: str = "") -> str:
    result = CliRunner().invoke(app, list(arguments), input=typed)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_talk_is_played_from_a_pipe_broken_off_gone_on_with_and_reviewed(own_folder: Path) -> None:
    first = run("play", "tutorial", "--plain", typed="s\nhello\nwhen do you need it?\n")
    assert "kept; go on with: simsales play --from 1" in first
    second = run(
        "play",
        "--plain",
        "--from",
        "1",
        typed="19000 and delivery in 7 days\n\n18400\n\nI accept your offer\nto sum up\n",
    )
    assert "Agreed: price" in second
    assert "simsales review 1" in second
    assert "how you did it" in run("review", "1")
    card = run("card", "1", "--html", "card.html")
    assert "18,000" in card
    assert "<html" in (own_folder / "card.html").read_text(encoding="utf-8")


def test_the_same_lines_typed_again_are_the_same_talk(own_folder: Path) -> None:
    typed = "s\nhello\nwhat do you need it for?\n5\n19000\n7\nq\n"
    said = [run("play", "tutorial", "--plain", "--seed", seed, typed=typed).splitlines()[1:] for seed in ("1", "1")]
    assert [line for line in said[0] if "Game" not in line and "--from" not in line] == [
        line for line in said[1] if "Game" not in line and "--from" not in line
    ]


@pytest.mark.parametrize("line", ["[/]", "[@click=app.quit]x[/]", "\x1b]52;c;AAAA\x07", "‮evil", "9" * 5000, "\x9b31m"])
def test_hostile_lines_at_the_table_are_harmless(line: str, own_folder: Path) -> None:
    shown = run("play", "tutorial", "--plain", typed=f"s\n{line}\nq\n")
    assert "\x1b" not in shown
    assert "\x9b" not in shown
    assert "turn 1" in shown


def test_a_review_before_the_end_says_how_to_go_on(own_folder: Path) -> None:
    run("play", "tutorial", "--plain", typed="s\nhello\nq\n")
    result = CliRunner().invoke(app, ["review", "1"])
    assert isinstance(result.exception, GameError)
    assert "go on with" in result.exception.message.en


def test_a_bot_plays_a_role_play_to_the_end(own_folder: Path) -> None:
    assert "Agreed" in run("play", "tutorial", "--plain", "--bot", "scripted")
