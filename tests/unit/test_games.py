"""Games: kill -9 loses nothing that was acknowledged, and going on is the same as never having stopped.

Whoever plays here answers by `legal`: at random, and the same whenever the same game asks the same question, so that it
is known what an uninterrupted game would have been.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import traceback
from collections import defaultdict
from contextlib import closing, contextmanager, suppress
from math import inf
from pathlib import Path
from random import Random
from zlib import crc32

import pytest
import yaml

from simsales import game as game_module
from simsales.errors import ChoiceRefused, GameError, ScenarioError, SimsalesError
from simsales.game import Game, kept_scenario
from simsales.seats.human import Human
from simsales.seats.scripted import Scripted
from simsales.session import MODEL_VERSION, Finished, Pending, Session
from simsales.spec.casefile import load_scenario, open_case
from simsales.spec.scenario import Scenario
from simsales.spec.shelf import all_scenarios, bundled_folder
from simsales.store.journal import Journal, Shift
from simsales.text import safe_text
from simsales.world.decisions import DecisionId, Steps
from tests.small_world import BUYER, TABLE, AnyAnswer, everybody, made

DAYS = 42
SMALL = {"horizon": DAYS}
TWO = {"li": Shift(0.0, DAYS), "manager": Shift(0.0, DAYS)}
TEAM = {"li": Shift(0.0, DAYS), "wang": Shift(7.0, 28.0), "manager": Shift(0.0, inf)}
ROOT = Path(__file__).parents[2]
UNSAFE_TEXTS = {
    "escapes": "\x1b[2J\x1b]52;c;QUJD\x07",
    "C1": "\x9b2J",
    "NUL": "a\0b",
    "direction": "\u202elanretni",
    "surrogate": "a\udc80b",
    "100 kB": "x" * 100_000,
}
SAFE_TEXTS = {"SQL": "'; drop table answers; --", "markup": "[/] {} {0} %s", "quotes": "\"'`\\", "Chinese": "李想"}


def legal(decision, seed):
    """A legal answer, at random; a matter of the seed and the question only."""
    return AnyAnswer(crc32(f"{seed}/{decision.id}".encode()))(decision)


def begun(journal, seats=TWO, **more):
    return Game.begin(journal, made(BUYER, SMALL), name="a market", seats=seats, **more)


def play(game, most=inf, seed=1):
    """Answer so many questions, or all of them; True when the books are closed."""
    while not isinstance(step := game.advance(), Finished):
        for decision in step.decisions:
            if most <= 0:
                return False
            game.answer(decision.id, legal(decision, seed))
            most -= 1
    return True


def asked_to(game, kind):
    """The next question of a kind."""
    while True:
        for decision in game.advance().decisions:
            if decision.id.kind == kind:
                return decision
            game.answer(decision.id, {})


def said(journal, number):
    """The answers of a game: to what, on which day, and what."""
    return [(one.decision, one.day, one.choice) for one in journal.answers(number)]


def standing(session):
    """Where a run stands: what is asked, with all that may be seen, what has happened, and when it is."""
    step = session.advance()
    asked = [(one, repr(one.view)) for one in step.decisions] if isinstance(step, Pending) else None
    return asked, session.log.digest(), session.now


def uninterrupted(record, answers=inf, seed=1):
    """The same game without a journal, and its answers."""
    seats = {seat: Human(shift.since, shift.until) for seat, shift in record.seats.items()}
    session = Session(kept_scenario(record), variant=record.variant, seed=record.seed, seats=seats)
    given = []
    while len(given) < answers and isinstance(step := session.advance(), Pending):
        for decision in step.decisions[: int(min(answers - len(given), 99))]:
            whole = session.read(decision.id, legal(decision, seed))
            given.append((decision.id, decision.at, whole))
            session.answer(decision.id, whole)
    return session, given


@pytest.fixture
def journal(tmp_path):
    with Journal(tmp_path / "games.sqlite") as one:
        yield one


# kill -9: children that play, and are killed


def nursery():
    """Runs in a process of its own: each line asks for a child that goes on with a game, or begins one, and reports."""
    Session(made(BUYER, SMALL)).advance()  # what is slow the first time is done before anybody is born
    for line in sys.stdin:
        wish = json.loads(line)
        child = os.fork()
        if not child:
            _live(**wish)
        _tell("born", child)
        os.waitpid(child, 0)
        _tell("gone", child)


def _tell(what, *more):
    """One write, at once: whoever reads it knows that it has happened."""
    os.write(1, (json.dumps([what, *more]) + "\n").encode())


def _live(path, number, seed):
    """Play until killed; an answer is reported after it was acknowledged."""
    signal.alarm(60)
    try:
        with Journal(Path(path)) as journal:
            game = Game.resume(journal, number) if number else begun(journal, TEAM, seed=seed)
            _tell("game", game.record.id)
            while not isinstance(step := game.advance(), Finished):
                for decision in step.decisions:
                    whole = game.answer(decision.id, legal(decision, game.record.seed))
                    _tell("said", decision.id, whole)
            _tell("over", game.session.log.digest())
            signal.pause()
    except BaseException:
        _tell("failed", traceback.format_exc())
    finally:
        os._exit(0)


class Nursery:
    """The other end of `nursery`."""

    def __init__(self):
        command = [sys.executable, "-c", "from tests.unit.test_games import nursery; nursery()"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self.child = None

    def ask(self, path, number, seed):
        self.process.stdin.write(json.dumps({"path": str(path), "number": number, "seed": seed}) + "\n")
        self.process.stdin.flush()

    def heard(self):
        line = self.process.stdout.readline()
        assert line, "the nursery is gone"
        what, *more = json.loads(line)
        assert what != "failed", more[0]
        if what in ("born", "gone"):
            self.child = more[0] if what == "born" else None
        return what, more

    def kill(self):
        """End the child where it stands; returns what it had said meanwhile."""
        assert self.child is not None, "wait until it is born"
        os.kill(self.child, signal.SIGKILL)
        rest = []
        while (last := self.heard())[0] != "gone":
            rest.append(last)
        return rest

    def close(self):
        if self.child is not None:
            with suppress(ProcessLookupError):
                os.kill(self.child, signal.SIGKILL)
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


@contextmanager
def nurseries(count=1):
    made_ = []
    try:
        for _ in range(count):
            made_.append(Nursery())
        yield made_
    finally:
        for one in made_:
            one.close()


def told(heard):
    """The answers in what a child said."""
    return [(DecisionId(*more[0]), more[1]) for what, more in heard if what == "said"]


def killed(nursery_, path, number, seed, luck):
    """A child plays, and is killed after some answers and some milliseconds; all that it said."""
    nursery_.ask(path, number, seed)
    heard = []
    wanted = luck.randint(0, 12)
    while nursery_.child is None or (len(told(heard)) < wanted and "over" not in [what for what, _ in heard]):
        heard.append(nursery_.heard())
    time.sleep(luck.uniform(0, 0.03 if not wanted else 0.008))
    return heard + nursery_.kill()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
@pytest.mark.parametrize("kills", [50, pytest.param(1_000, marks=pytest.mark.slow)])
def test_kill_9_loses_no_acknowledged_answer(tmp_path, kills):
    path, luck = tmp_path / "games.sqlite", Random(1)
    before = defaultdict(list)  # game -> what it had when it was last looked at
    over, number, interrupted = {}, 0, 0
    with nurseries() as (nursery_,):
        for kill in range(kills):
            heard = killed(nursery_, path, number, seed=kill, luck=luck)
            number = next((more[0] for what, more in heard if what == "game"), number)
            over.update((number, more[0]) for what, more in heard if what == "over")
            with closing(sqlite3.connect(path)) as base:
                assert base.execute("pragma integrity_check").fetchall() == [("ok",)]
            with Journal(path) as journal:
                for game in journal.games():
                    if game.id in before and game.id != number and kill % 10:
                        continue
                    acknowledged = before[game.id] + (told(heard) if game.id == number else [])
                    found = [(decision, choice) for decision, _, choice in said(journal, game.id)]
                    assert found[: len(acknowledged)] == acknowledged
                    assert len(found) <= len(acknowledged) + 1  # the one that was being written
                    before[game.id] = found
                if number:
                    resumed, (plain, given) = (
                        Game.resume(journal, number),
                        uninterrupted(journal.game(number), len(before[number]), journal.game(number).seed),
                    )
                    assert said(journal, number) == given
                    assert standing(resumed.session) == standing(plain)
                    interrupted += bool(resumed.session.pending)
            if number in over or luck.random() < 0.2:
                number = 0  # a new game; else the same again
    print(f"{interrupted} of {kills} kills in the middle of a game, {len(before)} games")
    assert interrupted > kills / 5
    assert len(before) > 5
    with Journal(path) as journal:
        for record in journal.games():
            game = Game.resume(journal, record.id)
            assert play(game, seed=record.seed)
            plain, given = uninterrupted(record, seed=record.seed)
            assert said(journal, record.id) == given
            assert standing(game.session) == standing(plain)
            assert over.get(record.id, plain.log.digest()) == plain.log.digest()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_processes_on_games_of_their_own_lose_nothing(tmp_path):
    """They open the journal, which is not there yet, at the same moment."""
    path = tmp_path / "games.sqlite"
    with nurseries(2) as children:
        for seed, child in enumerate(children):
            child.ask(path, 0, seed)
        found = {}
        for child in children:
            heard = [child.heard()]
            while heard[-1][0] != "over" or child.child is None:
                heard.append(child.heard())
            heard += child.kill()
            (number,) = [more[0] for what, more in heard if what == "game"]
            found[number] = told(heard)
    with Journal(path) as journal:
        assert sorted(game.seed for game in journal.games()) == [0, 1]
        assert sorted(found) == [1, 2]
        for number, answers in found.items():
            assert [(decision, choice) for decision, _, choice in said(journal, number)] == answers
            _, given = uninterrupted(journal.game(number), seed=journal.game(number).seed)
            assert said(journal, number) == given


# Resuming


@pytest.mark.parametrize("seats", [TWO, TEAM], ids=["two seats", "three seats"])
def test_a_game_resumed_after_every_answer_is_the_uninterrupted_one(tmp_path, seats):
    with Journal(tmp_path / "j") as journal:
        record = begun(journal, seats).record
    plain, given = uninterrupted(record)
    for count in range(len(given) + 1):
        with Journal(tmp_path / "j") as journal:
            game = Game.resume(journal, record.id)
            assert said(journal, record.id) == given[:count]
            assert standing(game.session) == standing(uninterrupted(record, count)[0])
            play(game, most=1)
    assert len(given) > 8
    with Journal(tmp_path / "j") as journal:
        assert journal.count(record.id) == len(given)
        assert standing(Game.resume(journal, record.id).session) == standing(plain)


@pytest.mark.parametrize("changes", [{}, {"seed": 7}, {"replication": 3}, {"variant": "dearer"}])
def test_seed_replication_and_variant_belong_to_the_game(tmp_path, changes):
    with Journal(tmp_path / "j") as journal:
        game = begun(journal, **changes)
        play(game)
    with Journal(tmp_path / "j") as journal:
        again = Game.resume(journal, game.record.id)
        again.advance()
        assert again.session.log.digest() == game.session.log.digest()
        plain = Session(
            game.scenario,
            **changes,
            seats={
                seat: Scripted({one: choice for one, _, choice in said(journal, 1) if one.seat == seat}) for seat in TWO
            },
        )
        plain.advance()
        assert plain.log.digest() == game.session.log.digest()


def test_a_round_that_was_half_answered_is_resumed_with_the_other_half(tmp_path):
    with Journal(tmp_path / "j") as journal:
        game = begun(journal, {"li": Shift(0.0, inf), "wang": Shift(0.0, inf)})
        while len((step := game.advance()).decisions) < 4:
            for decision in step.decisions:
                game.answer(decision.id, legal(decision, 1))
        asked = list(step.decisions)
        half = asked[1::2]  # and not in their order
        for decision in reversed(half):
            game.answer(decision.id, legal(decision, 1))
        before, digest = journal.count(1), game.session.log.digest()
    with Journal(tmp_path / "j") as journal:
        game = Game.resume(journal, 1)
        assert [one.id for one in game.session.pending] == [one.id for one in asked[0::2]]
        assert [one.id for one in game.advance().decisions] == [one.id for one in asked[0::2]]
        assert game.session.now == asked[0].at
        assert game.session.log.digest() == digest
        with pytest.raises(ChoiceRefused):
            game.answer(half[0].id, {})
        assert journal.count(1) == before
        play(game)
        assert standing(Game.resume(journal, 1).session) == standing(game.session)


def test_the_order_in_which_a_round_is_answered_does_not_matter(journal):
    digests = set()
    for order in (1, -1):
        game = begun(journal, {"li": Shift(0.0, inf), "wang": Shift(0.0, inf)})
        while not isinstance(step := game.advance(), Finished):
            for decision in list(step.decisions)[::order]:
                game.answer(decision.id, legal(decision, 1))
        digests.add(game.session.log.digest())
        again = Game.resume(journal, game.record.id)
        again.advance()
        digests.add(again.session.log.digest())
    assert len(digests) == 1


def test_stopping_on_the_way_leaves_no_trace(journal):
    luck = Random(2)
    game = begun(journal)
    plain, _ = uninterrupted(game.record)
    while game.session.now < DAYS:
        game.session.advance(until=game.session.now + luck.uniform(0, 3))
        for decision in game.session.pending:
            game.answer(decision.id, legal(decision, 1))
        if luck.random() < 0.3:
            game = Game.resume(journal, game.record.id)
    game.advance()
    assert game.session.log.digest() == plain.log.digest()


def test_whoever_sits_only_for_a_while_is_asked_only_then(journal):
    game = begun(journal, {"wang": Shift(7.0, 21.0)})
    play(game)
    days = [day for _, day, _ in said(journal, 1)]
    assert min(days) == 7.0
    assert 14.0 <= max(days) < 21.0
    assert standing(Game.resume(journal, 1).session) == standing(game.session)


def test_a_game_that_is_over_takes_no_more_answers(journal):
    game = begun(journal)
    play(game)
    first, count = said(journal, 1)[0], journal.count(1)
    for one in (game, Game.resume(journal, 1)):
        with pytest.raises(ChoiceRefused):
            one.answer(first[0], first[2])
        assert isinstance(one.advance(), Finished)
    assert journal.count(1) == count


@pytest.mark.parametrize(
    "path", [path for path in all_scenarios() if path.is_relative_to(bundled_folder())], ids=lambda path: path.stem
)
def test_the_kept_scenario_of_every_bundled_variant_is_the_one_that_was_begun(journal, path):
    for variant, scenario in open_case(str(path)).variants.items():
        seat = next(iter(scenario.reps), "manager")
        game = Game.begin(journal, scenario, name=path.stem, seats={seat: Shift(0.0, 1.0)}, variant=variant)
        assert game.record.fingerprint == scenario.fingerprint() == kept_scenario(game.record).fingerprint()
        assert kept_scenario(journal.game(game.record.id)) == scenario


def test_a_game_with_pay_tiers_can_be_begun(journal):
    tiers = {"kind": "tiers", "on": "above", "tiers": [{"from": 0, "rate": 0.02}, {"from": 1.0, "rate": 0.03}]}
    Game.begin(journal, made(BUYER, {**SMALL, "policies.incentive.pays": {"more": tiers}}), name="tiers", seats=TWO)
    assert isinstance(Game.resume(journal, 1).advance(), Pending)


@pytest.mark.parametrize("lost", ["products", "brand"])
def test_a_game_whose_scenario_would_not_be_read_back_is_not_begun(journal, monkeypatch, lost):
    dump = Scenario.model_dump_json
    monkeypatch.setattr(Scenario, "model_dump_json", lambda self, **more: dump(self, **{"exclude": {lost}, **more}))
    with pytest.raises(GameError, match="cannot be kept"):
        Game.begin(journal, made(BUYER, {**SMALL, "brand": 0.7}), name="b", seats=TWO)
    assert journal.games() == []


def test_a_game_of_a_table_of_stages_can_be_resumed_too(journal):
    game = Game.begin(journal, made(TABLE, SMALL), name="t", seats={"li": Shift(0.0, inf)})
    play(game)
    assert journal.count(1) > 5
    assert standing(Game.resume(journal, 1).session) == standing(game.session)


def resume_costs(journal, game, times=2):
    """Seconds of processor time: going on with a game, and a plain run up to the same day; the least of some."""
    day = game.session.now
    resumed, plain = [], []
    for _ in range(times):
        start = time.process_time()
        again = Game.resume(journal, game.record.id)
        resumed.append(time.process_time() - start)
        assert again.session.now <= day
        start = time.process_time()
        Session(game.scenario, seed=game.record.seed).advance(until=again.session.now)
        plain.append(time.process_time() - start)
    return min(resumed), min(plain)


def test_going_on_after_two_quarters_takes_about_as_long_as_running_them(journal):
    """Nothing of a game may make going on slower with every answer. The bound of 2 s is that of RELIABILITY, R4."""
    game = Game.begin(journal, load_scenario("incentive-rollout"), name="r", seats={"zhao": Shift(0.0, 182.0)})
    while isinstance(game.advance(), Pending):
        for decision in game.session.pending:
            game.answer(decision.id, {})
    resumed, plain = resume_costs(journal, game)
    print(f"{journal.count(1)} answers: resumed in {resumed:.2f} s, plain {plain:.2f} s, ratio {resumed / plain:.2f}")
    assert journal.count(1) > 100
    assert resumed < 4 * plain + 0.2


# Branches


def test_a_branch_at_every_decision_shares_what_was_before_and_goes_its_own_way(tmp_path):
    with Journal(tmp_path / "j") as journal:
        game = begun(journal)
        play(game)
        parent, digest = said(journal, 1), game.session.log.digest()
        others = set()
        for count in range(len(parent) + 1):
            branch = Game.branch(journal, 1, count)
            assert branch.record.id != 1
            assert branch.record.parent == (1, count)
            assert said(journal, branch.record.id) == parent[:count]
            asked = branch.session.pending or getattr(branch.advance(), "decisions", [])
            assert [one.id for one in asked][:1] == [decision for decision, _, _ in parent[count : count + 1]]
            play(branch, seed=2)
            assert said(journal, branch.record.id)[:count] == parent[:count]
            others.add(branch.session.log.digest())
            again = Game.resume(journal, branch.record.id)
            assert standing(again.session) == standing(branch.session)
        assert digest in others  # the branch at the end
        assert len(others) > len(parent) / 2
    with Journal(tmp_path / "j") as journal:
        assert said(journal, 1) == parent
        assert journal.game(1) == game.record
        again = Game.resume(journal, 1)
        again.advance()
        assert again.session.log.digest() == digest


def test_a_branch_that_says_the_same_is_the_same(journal):
    game = begun(journal)
    play(game)
    for count in (0, 1, journal.count(1) // 2, journal.count(1)):
        branch = Game.branch(journal, 1, count)
        play(branch)
        assert said(journal, branch.record.id) == said(journal, 1)
        assert branch.session.log.digest() == game.session.log.digest()


def test_parent_and_branch_are_played_side_by_side(journal):
    parent = begun(journal)
    play(parent, most=4)
    branch = Game.branch(journal, 1, 2)
    play(branch, most=6, seed=2)
    play(parent)
    play(branch, seed=2)
    assert said(journal, 1) == uninterrupted(parent.record)[1]
    assert said(journal, 2)[2:] != said(journal, 1)[2:]
    for game in (parent, branch):
        assert standing(Game.resume(journal, game.record.id).session) == standing(game.session)


def test_a_branch_of_a_branch_names_its_parent(journal):
    play(begun(journal), most=6)
    Game.branch(journal, 1, 5)
    grandchild = Game.branch(journal, 2, 3)
    assert grandchild.record.parent == (2, 3)
    assert said(journal, 3) == said(journal, 1)[:3]


@pytest.mark.parametrize("count", [-1, 7, 10**9])
def test_a_branch_beyond_the_answers_is_refused(journal, count):
    play(begun(journal), most=6)
    with pytest.raises(GameError, match="game 1 has 6 answers"):
        Game.branch(journal, 1, count)
    assert len(journal.games()) == 1


@pytest.mark.parametrize("act", [lambda one: Game.resume(one, 9), lambda one: Game.branch(one, 9, 0)])
def test_a_game_that_is_not_there_is_named(journal, act):
    begun(journal)
    with pytest.raises(GameError, match="no game 9"):
        act(journal)


# What is refused is not written, and what is not written moves nothing

NOT_A_NUMBER = {
    "beyond": 1e9,
    "between the steps": 30.5,
    "infinite": inf,
    "no number": float("nan"),
    "true": True,
    "nothing": None,
    "a word": "30",
    "a list": [30],
    "bytes": b"30",
}


@pytest.mark.parametrize("what", NOT_A_NUMBER)
def test_a_refused_answer_is_not_written_and_moves_nothing(journal, what):
    game = begun(journal)
    play(game, most=3)
    question = asked_to(game, "week")
    count, before = journal.count(1), standing(game.session)
    with pytest.raises(ChoiceRefused):
        game.answer(question.id, {"sell": NOT_A_NUMBER[what]})
    assert journal.count(1) == count
    assert standing(game.session) == before
    game.answer(question.id, {})
    assert journal.count(1) == count + 1


def test_a_number_without_end_is_refused(journal):
    game = begun(journal)
    with pytest.raises(ChoiceRefused):
        game.answer(asked_to(game, "week").id, {"sell": 10**5_000})


def test_an_answer_to_what_is_not_asked_is_not_written(journal):
    game = begun(journal)
    play(game, most=2)
    before = standing(game.session)
    for identity in [
        said(journal, 1)[0][0],
        DecisionId("li", "week", "li", 99),
        DecisionId("wang", "week", "wang", 0),
        DecisionId("", "", "", 0),
    ]:
        with pytest.raises(ChoiceRefused):
            game.answer(identity, {})
    assert journal.count(1) == 2
    assert standing(game.session) == before


def test_an_answer_that_cannot_be_written_moves_nothing(journal, monkeypatch):
    game = begun(journal)
    play(game, most=3)
    question = game.advance().decisions[0]
    before = standing(game.session)

    def full(*_, **__):
        raise OSError("no room")

    with monkeypatch.context() as patch:
        patch.setattr(journal, "append", full)
        with pytest.raises(OSError, match="no room"):
            game.answer(question.id, legal(question, 1))
    assert standing(game.session) == before
    play(game)
    plain, given = uninterrupted(game.record)
    assert said(journal, 1) == given
    assert standing(game.session) == standing(plain)


def test_an_answer_is_written_whole_and_before_it_is_acted_on(journal, monkeypatch):
    game = begun(journal)
    question = game.advance().decisions[0]
    written = []
    monkeypatch.setattr(game.session, "answer", lambda *_: written.extend(said(journal, 1)))
    whole = game.answer(question.id, {})
    assert written == [(question.id, question.at, whole)]
    assert whole == question.usual


def test_a_game_with_a_seat_that_is_not_there_is_not_begun(journal):
    with pytest.raises(ScenarioError, match="zhou"):
        begun(journal, {"zhou": Shift(0.0, 1.0)})
    assert journal.games() == []


def test_a_game_with_a_seed_that_cannot_be_kept_is_not_begun(journal):
    with pytest.raises(SimsalesError):
        begun(journal, seed=2**64)
    assert journal.games() == []


# Other models, edited scenarios, edited games


def test_a_game_of_another_model_can_be_looked_at_only(tmp_path, monkeypatch):
    with Journal(tmp_path / "j") as journal:
        play(begun(journal), most=5)
        before = said(journal, 1)
    monkeypatch.setattr(game_module, "MODEL_VERSION", MODEL_VERSION + 1)
    with Journal(tmp_path / "j") as journal:
        for act in (lambda: Game.resume(journal, 1), lambda: Game.branch(journal, 1, 2)):
            with pytest.raises(
                GameError, match=f"played with model {MODEL_VERSION}, this is model {MODEL_VERSION + 1}"
            ):
                act()
        assert [game.id for game in journal.games()] == [1]
        assert said(journal, 1) == before


def test_a_scenario_file_that_changes_later_does_not_matter(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(yaml.safe_dump({**BUYER, **SMALL}), encoding="utf-8")
    with Journal(tmp_path / "j") as journal:
        game = Game.begin(journal, load_scenario(str(file)), name="mine", seats=TWO)
        play(game, most=5)
    file.write_text(yaml.safe_dump({**BUYER, "horizon": 14, "rivals": {}}), encoding="utf-8")
    plain, given = uninterrupted(game.record)
    with Journal(tmp_path / "j") as journal:
        again = Game.resume(journal, 1)
        assert again.scenario.horizon == DAYS
        assert standing(again.session) == standing(uninterrupted(game.record, 5)[0])
        file.unlink()
        play(again)
        assert said(journal, 1) == given
        assert standing(again.session) == standing(plain)


@pytest.mark.parametrize(
    "change",
    [
        "replace(scenario, '\"horizon\":42', '\"horizon\":49')",
        "replace(scenario, '\"list_price\":50', '\"list_price\":51')",
        "'{}'",
        "'[]'",
        "'null'",
        "'3'",
        "'not JSON'",
        "substr(scenario, 1, 1000)",
        "x'00ff'",
        "replace(hex(zeroblob(50000)), '0', '[')",
    ],
)
def test_a_kept_scenario_that_was_edited_is_refused(tmp_path, change):
    with Journal(tmp_path / "j") as journal:
        play(begun(journal), most=5)
        before = said(journal, 1)
        with closing(sqlite3.connect(tmp_path / "j")) as base, base:
            base.execute(f"update games set scenario = {change}")
        for act in (lambda: Game.resume(journal, 1), lambda: Game.branch(journal, 1, 2)):
            with pytest.raises(GameError, match="game 1: the scenario kept with it cannot be read"):
                act()
        assert [game.id for game in journal.games()] == [1]
        assert said(journal, 1) == before


def test_a_game_of_before_a_field_was_added_to_the_format_can_be_gone_on_with(journal, monkeypatch):
    """The model is the same, and so is what the field means when it is left out; here the field is `brand`."""
    dump = Scenario.model_dump_json
    with monkeypatch.context() as patch:
        patch.setattr(
            Scenario,
            "model_dump_json",
            lambda self, **more: dump(self, **{**more, "exclude": {*more.get("exclude", ()), "brand"}}),
        )
        game = begun(journal)
        play(game, most=5)
        assert "brand" not in json.loads(game.record.scenario)
    assert standing(Game.resume(journal, 1).session)[0] == standing(game.session)[0]


def edited_seats(path, seats):
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("update games set seats = ?", (json.dumps(seats),))


@pytest.mark.parametrize(
    "seats",
    [
        {"li": [0, 7], "manager": [0, 42]},
        {},
        {"manager": [0, 42]},
        {"nobody": [0, 42]},
    ],
)
def test_answers_that_no_longer_fit_are_named(tmp_path, journal, seats):
    play(begun(journal), most=8)
    edited_seats(journal.path, seats)
    with pytest.raises(GameError, match="game 1"):
        Game.resume(journal, 1)


def test_a_branch_that_cannot_be_played_is_not_written(journal):
    play(begun(journal), most=8)
    edited_seats(journal.path, {"manager": [0, 42]})
    with pytest.raises(GameError):
        Game.branch(journal, 1, 8)
    assert [game.id for game in journal.games()] == [1]


def test_a_kept_answer_that_is_not_allowed_is_a_game_error(journal):
    game = begun(journal)
    question = game.advance().decisions[0]
    journal.append(1, question.id, question.at, {next(iter(question.form.fields)): 1e9})
    with pytest.raises(GameError, match="game 1: answer 1"):
        Game.resume(journal, 1)


def test_a_game_played_in_two_windows_can_still_be_resumed(tmp_path):
    """The second window has to be told, or to be right."""
    with Journal(tmp_path / "j") as one, Journal(tmp_path / "j") as two:
        first = begun(one)
        second = Game.resume(two, 1)
        question = first.advance().decisions[0]
        second.advance()
        first.answer(question.id, {})
        with pytest.raises(GameError, match="went on elsewhere"):
            second.answer(question.id, {})
        assert standing(Game.resume(one, 1).session) == standing(first.session)


def test_the_answers_before_an_edit_are_gone_on_with_as_a_branch(journal):
    play(begun(journal), most=8)
    before = said(journal, 1)
    with closing(sqlite3.connect(journal.path)) as base, base:
        base.execute("delete from answers where seq = 5")
    for act in (lambda: Game.resume(journal, 1), lambda: Game.branch(journal, 1, 6)):
        with pytest.raises(GameError, match=r"game 1: answer 6 .* simsales play --from 1@6"):
            act()
    branch = Game.branch(journal, 1, 5)
    assert said(journal, branch.record.id) == before[:5]
    play(branch)
    assert journal.is_over(branch.record.id)
    assert not journal.is_over(1)


# Hostile words


def is_harmless(error):
    return all(error.say(lang) == safe_text(error.say(lang), limit=2_000, lines=True) for lang in ("en", "zh"))


@pytest.mark.parametrize("where", ["a value", "a field", "a decision"])
@pytest.mark.parametrize("what", SAFE_TEXTS | UNSAFE_TEXTS)
def test_what_is_said_of_a_hostile_answer_is_harmless(journal, what, where):
    words = (SAFE_TEXTS | UNSAFE_TEXTS)[what]
    game = begun(journal)
    question = game.advance().decisions[0]
    name = next(iter(question.form.fields))
    identity = DecisionId("li", words, words, 0) if where == "a decision" else question.id
    choice = {"a value": {name: words}, "a field": {words: 1.0}, "a decision": {}}[where]
    with pytest.raises(ChoiceRefused) as caught:
        game.answer(identity, choice)
    assert journal.count(1) == 0
    assert is_harmless(caught.value)


@pytest.mark.parametrize("what", SAFE_TEXTS | UNSAFE_TEXTS)
def test_what_is_said_of_a_journal_with_hostile_answers_is_harmless(journal, what):
    words = (SAFE_TEXTS | UNSAFE_TEXTS)[what]
    begun(journal)

    def kept_and_resumed():
        journal.append(1, DecisionId("li", words, words, 0), 0.0, {})
        Game.resume(journal, 1)

    with pytest.raises(GameError) as caught:
        kept_and_resumed()
    assert is_harmless(caught.value)


@pytest.mark.parametrize("what", SAFE_TEXTS | UNSAFE_TEXTS)
def test_a_hostile_scenario_is_kept_harmless_and_can_be_played(journal, what):
    words = (SAFE_TEXTS | UNSAFE_TEXTS)[what]
    scenario = made(BUYER, {**SMALL, "title": words, "story": words, "products.kit.name": words})
    game = Game.begin(journal, scenario, name="n", seats=TWO)
    play(game, most=5)
    again = Game.resume(journal, 1)
    for kept in (again.scenario.title.en, again.scenario.story.zh, again.scenario.products["kit"].name.en):
        assert kept == safe_text(words, limit=2_000, lines=True)
    assert standing(again.session) == standing(uninterrupted(game.record, 5)[0])


def test_every_question_is_answered_in_some_other_way_somewhere():
    """That `legal` is worth its name: every kind of question is met, and seldom answered as usual."""
    session = Session(made(BUYER), seats=everybody(made(BUYER)))
    changed = defaultdict(int)
    while isinstance(step := session.advance(), Pending):
        for decision in step.decisions:
            whole = session.read(decision.id, legal(decision, 1))
            changed[decision.id.kind] += whole != decision.usual
            assert all(one.step > 0 for one in decision.form.fields.values() if isinstance(one, Steps))
            session.answer(decision.id, whole)
    assert set(changed) == {"week", "focus", "timing", "quote", "bargain", "quarter", "prepare", "move"}
    assert all(changed.values())
