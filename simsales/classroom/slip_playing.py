"""A slip played: the same questions as at a table, answered with what was typed; the same moves give the same log as at the keyboard.

Everything that can be seen without playing is said at once; then the talk is played to the first move that was not possible there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from simsales.engine.meeting import MOVE, PREPARE
from simsales.errors import ChoiceRefused, InputError, Problem
from simsales.i18n import Text, joined
from simsales.negotiation.forms import choice_of, move_of
from simsales.negotiation.meaning import meant, terms_of
from simsales.negotiation.reading import Reading, read
from simsales.negotiation.talk import Talk
from simsales.negotiation.words import move_said
from simsales.session import Pending, Session
from simsales.spec.wrong import nearest
from simsales.world.decisions import Choice, Decision, DecisionId, Field, Line, Pick, Value
from simsales.world.typed import read_value

from .slip import KINDS, numbered_acts
from .slip_reading import Cell, Slip, plain

_WEEK = 7.0
_CANNOT = Text(en='{label}: "{typed}" cannot be answered', zh='{label}: 不能填 "{typed}"')
_NO_FIELD = Text(en='there is no "{name}" here', zh='这里没有 "{name}"')
_ALLOWED = Text(en="allowed: {allowed}", zh="允许: {allowed}")
_NO_MOVE = Text(en="no move is named in this row", zh="这一行没有写动作")
_UNSURE = Text(en='"{words}" can be understood in more than one way', zh='"{words}" 可以有几种理解')
_NAME_IT = Text(en='write the move in the column "move": {allowed}', zh='请在 "动作" 一列写明: {allowed}')
_OVER = Text(en="the talk was over before this row", zh="写到这一行之前谈话已经结束")
_NEVER = Text(
    en='nobody asked "{kind}" about "{entity}" in that week', zh='那一周没有关于 "{entity}" 的 "{kind}" 这个问题'
)
_ASKED = Text(en="asked there: {asked}", zh="当时问的有: {asked}")
_NOTHING = Text(en="nothing", zh="没有")
_MOST_LISTED = 12
_ON_PAPER = {number: act.value for number, act, _ in numbered_acts()}
"""On paper a move keeps its number, whatever is possible at the moment."""


class Answered(NamedTuple):
    """A decision and what the slip answers; `line` of the slip (0: none), and how free words were understood there."""

    decision: DecisionId
    choice: Choice
    line: int = 0
    taken_for: Text | None = None


def played_slip(slip: Slip, session: Session) -> list[Answered]:
    """Every answer in order; the session is played as far as they go. Raises InputError."""
    return _quarter(slip, session) if slip.is_quarter else _talk(slip, session)


# --- a talk ---------------------------------------------------------------------------------------------------------------
def _talk(slip: Slip, session: Session) -> list[Answered]:
    answered, rows, looked = list[Answered](), [(line, dict(cells)) for line, cells in slip.rows], False
    while isinstance(session.advance(), Pending):
        decision = session.pending[0]
        choice, cells, line = dict[str, Value](), dict[str, str](), 0
        if decision.id.kind == PREPARE:
            choice = _sheet(slip, decision)
        elif decision.id.kind == MOVE:
            talk = next(room.talk for room in session.meetings if room.name == decision.id.entity)
            if not looked:
                _look_over(slip, decision)
                looked = True
            if not rows:
                return answered
            line, cells = rows.pop(0)
            choice = _move(slip, line, cells, decision, talk)
        answered.append(_answer(slip, line, session, decision, choice))
        if line and "act" not in cells:
            answered[-1] = answered[-1]._replace(taken_for=_taken_for(choice, session, decision))
    if rows:
        raise InputError([slip.problem(line, _OVER) for line, _ in rows])
    return answered


def _answer(slip: Slip, line: int, session: Session, decision: Decision, choice: Choice) -> Answered:
    try:
        session.answer(decision.id, choice)
    except ChoiceRefused as refused:
        raise InputError([slip.problem(line, reason) for reason in refused.reasons]) from None
    return Answered(decision.id, choice, line)


def _taken_for(choice: Choice, session: Session, decision: Decision) -> Text:
    """How a row of free words was understood, in a few words."""
    talk = next(room.talk for room in session.meetings if room.name == decision.id.entity)
    return move_said(talk.truth.board, move_of(talk.truth.board, {**decision.form.usual, **choice}))


def _sheet(slip: Slip, decision: Decision) -> dict[str, Value]:
    """The preparation sheet: what is filled in makes it a sheet, nothing means none."""
    fields = {name: one for name, one in decision.form.fields.items() if name != "prepared"}
    choice, problems = dict[str, Value](), list[Problem]()
    for words, cell in slip.other.items():
        name = _field_named(words, fields)
        if name is None:
            problems.append(_no_field(slip, cell.line, words, fields))
            continue
        value = _value(fields[name], cell.words)
        if value is None:
            problems.append(_cannot(slip, cell, fields[name]))
        else:
            choice[name] = value
    if problems:
        raise InputError(problems)
    return {"prepared": "yes", **choice} if choice else {}


def _look_over(slip: Slip, decision: Decision) -> None:
    """Every cell of every row, before the first move is made. Raises InputError."""
    problems = [one for line, cells in slip.rows for one in _wrong_cells(slip, line, cells, decision)]
    if problems:
        raise InputError(problems)


def _wrong_cells(slip: Slip, line: int, cells: Mapping[str, str], decision: Decision) -> Iterator[Problem]:
    fields = decision.form.fields
    for words, typed in cells.items():
        name = _field_named(words, fields)
        if name is None and words != "turn":
            yield _no_field(slip, line, words, fields)
        elif name is not None and _value(fields[name], typed, is_move=name == "act") is None:
            yield _cannot(slip, Cell(line, typed), fields[name])
    if "act" not in cells and "said" not in cells:
        yield slip.problem(line, _NO_MOVE, _NAME_IT.fill(allowed=_labels(fields["act"])))


def _move(slip: Slip, line: int, cells: Mapping[str, str], decision: Decision, talk: Talk) -> dict[str, Value]:
    fields = decision.form.fields
    if "act" not in cells:
        return _in_words(slip, line, cells["said"], talk, fields["act"])
    choice = dict[str, Value]()
    for words, typed in cells.items():
        name = _field_named(words, fields)
        value = _value(fields[name], typed, is_move=name == "act") if name is not None else None
        if name is not None and value is not None:
            choice[name] = value
    return choice


def _in_words(slip: Slip, line: int, words: str, talk: Talk, acts: Field) -> dict[str, Value]:
    """A row that only says what was said: taken where the reader at the table finds one meaning; it is told back afterwards."""
    reading = read(words, terms_of(talk))
    if isinstance(reading, Reading):
        found = meant(reading, talk)
        if found.refused is not None:
            raise InputError(slip.problem(line, found.refused))
        if not found.ask:
            return choice_of(talk.truth.board, found.move, words)
    raise InputError(slip.problem(line, _UNSURE.fill(words=words), _NAME_IT.fill(allowed=_labels(acts))))


# --- a quarter --------------------------------------------------------------------------------------------------------------
class _Asked(NamedTuple):
    week: int
    kind: str
    entity: str


def _quarter(slip: Slip, session: Session) -> list[Answered]:
    answered, asked, problems = list[Answered](), list[_Asked](), list[Problem]()
    left = list(slip.rows)
    while isinstance(session.advance(), Pending):
        for decision in session.pending:
            one = _Asked(int(decision.at // _WEEK) + 1, decision.id.kind, decision.id.entity)
            asked.append(one)
            mine = [row for row in left if _is_about(row[1], one, decision)]
            left = [row for row in left if row not in mine]
            choice, wrong = _fields_said(slip, mine, decision)
            problems += wrong
            try:
                session.answer(decision.id, choice)
            except ChoiceRefused as refused:
                problems += [slip.problem(mine[0][0], reason) for reason in refused.reasons]
                choice = {}
                session.answer(decision.id, choice)
            answered.append(Answered(decision.id, choice))
    problems += [_never_asked(slip, line, cells, asked) for line, cells in left]
    if problems:
        raise InputError(sorted(problems, key=lambda one: one.place.line))
    return answered


def _is_about(cells: Mapping[str, str], asked: _Asked, decision: Decision) -> bool:
    """Whether a row speaks of this decision; what it leaves out fits everything."""
    label = KINDS.get(asked.kind, Text.same(asked.kind))
    week, kind, entity = (cells.get(name, "") for name in ("week", "kind", "entity"))
    fits_kind = plain(kind) in (plain(asked.kind), plain(label.en), plain(label.zh))
    fits_entity = plain(entity) == plain(asked.entity) or (not entity and asked.entity == decision.id.seat)
    return fits_kind and fits_entity and (not week or plain(week) in (str(asked.week), f"第{asked.week}周"))


def _fields_said(
    slip: Slip, rows: Sequence[tuple[int, Mapping[str, str]]], decision: Decision
) -> tuple[dict[str, Value], list[Problem]]:
    fields, choice, problems = decision.form.fields, dict[str, Value](), list[Problem]()
    for line, cells in rows:
        words, typed = cells.get("field", ""), cells.get("value", "")
        name = _field_named(words, fields) if words else next(iter(fields)) if len(fields) == 1 else None
        if name is None:
            problems.append(_no_field(slip, line, words, fields))
            continue
        value = _value(fields[name], typed)
        if value is None:
            problems.append(_cannot(slip, Cell(line, typed), fields[name]))
        else:
            choice[name] = value
    return choice, problems


def _never_asked(slip: Slip, line: int, cells: Mapping[str, str], asked: Sequence[_Asked]) -> Problem:
    week = plain(cells.get("week", ""))
    there = [one for one in asked if not week or str(one.week) in week] or list(asked)
    found = dict.fromkeys(f"{one.kind} {one.entity}" for one in there)
    listed = Text.same(", ".join(list(found)[:_MOST_LISTED])) if found else _NOTHING
    what = _NEVER.fill(kind=cells.get("kind", ""), entity=cells.get("entity", ""))
    meant_ = nearest(cells.get("entity", ""), list(dict.fromkeys(one.entity for one in there)))
    return slip.problem(line, what, _ASKED.fill(asked=listed), meant_)


# --- cells ------------------------------------------------------------------------------------------------------------------
def _field_named(words: str, fields: Mapping[str, Field]) -> str | None:
    """By key or label in either language; the end of a label is enough where only one ends so."""
    wanted = plain(words)
    labels = {name: (plain(name), plain(one.label.en), plain(one.label.zh)) for name, one in fields.items()}
    whole = [name for name, known in labels.items() if wanted in known]
    ending = [name for name, known in labels.items() if any(one.endswith(wanted) for one in known)]
    return whole[0] if whole else ending[0] if len(ending) == 1 and wanted else None


def _value(field: Field, typed: str, *, is_move: bool = False) -> Value | None:
    """What a cell means for a field, read as at the keyboard: moves also by their number on paper, options also by how they begin."""
    found = read_value(field, typed)
    if found is not None or not isinstance(field, Pick):
        return found
    wanted = plain(typed)
    if is_move and wanted.isdecimal():
        return _ON_PAPER.get(int(wanted[:4]))
    labels = {key: (plain(key), plain(label.en), plain(label.zh)) for key, label in field.options.items()}
    whole = [key for key, known in labels.items() if wanted and wanted in known]
    begins = [key for key, known in labels.items() if wanted and any(one.startswith(wanted) for one in known)]
    return whole[0] if whole else begins[0] if len(begins) == 1 else None


def _cannot(slip: Slip, cell: Cell, field: Field) -> Problem:
    options = [one for text in field.options.values() for one in (text.en, text.zh)] if isinstance(field, Pick) else []
    what = _CANNOT.fill(label=field.label, typed=cell.words)
    allowed = _ALLOWED.fill(allowed=_labels(field)) if isinstance(field, Pick) else field.allowed()
    return slip.problem(cell.line, what, allowed, nearest(cell.words, options))


def _labels(field: Field) -> Text:
    """What may stand in a cell, in words."""
    if not isinstance(field, Pick):
        return field.allowed()
    labels = [text for key, text in field.options.items() if key]
    return joined(labels)


def _no_field(slip: Slip, line: int, words: str, fields: Mapping[str, Field]) -> Problem:
    labels = [one.label for one in fields.values() if not isinstance(one, Line) or one.label.en]
    listed = joined(labels)
    meant_ = nearest(words, [one for text in labels for one in (text.en, text.zh)])
    return slip.problem(line, _NO_FIELD.fill(name=words), _ALLOWED.fill(allowed=listed), meant_)
