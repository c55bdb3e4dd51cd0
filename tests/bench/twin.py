"""The twin: the reference pipeline as one hand-written event loop; oracle of the engine's numbers, unit of its speed.

Never part of the product. Flat on purpose: calls and attributes would cost what the engine is measured against.
`heapreplace` is a pop and a push in one; it stands wherever an event schedules another and changes no order.
Rules of the events: PERFORMANCE.md section 1.
"""

from collections.abc import Sequence
from heapq import heappop, heappush, heapreplace

from .outcome import Outcome
from .table import Table


def twin(table: Table, conversion: Sequence[float]) -> Outcome:
    """Run every event before the horizon. If a rep's leads in the table end before it: IndexError."""
    pop, push, replace = heappop, heappush, heapreplace  # locals are faster than globals
    horizon, arrive, value = table.horizon, table.arrive, table.value
    delay, work, u = table.delay, table.work, table.u
    arrival, end_of_delay, end_of_activity = 0, 1, 2
    last = len(conversion) - 1
    waiting: list[list[tuple[int, int, int]]] = [[] for _ in range(table.reps)]  # (-stage, seq, lead): late stage first
    busy = [False] * table.reps
    lev = leads = won = lost = revenue = seq = 0
    cycle_days = busy_days = 0.0

    heap: list[tuple[float, int, int, int, int, int]] = []  # (time, seq, kind, rep, lead, stage)
    for rep in range(table.reps):
        seq += 1
        push(heap, (arrive[rep][0], seq, arrival, rep, 0, 0))

    while True:  # never empty: each rep's next arrival is always on it
        now, _, kind, rep, lead, stage = heap[0]
        if now >= horizon:
            break
        lev += 1
        if kind == end_of_delay:
            seq += 1
            if busy[rep]:
                pop(heap)
                push(waiting[rep], (-stage, seq, lead))
            else:
                busy[rep] = True
                days = work[rep][lead][stage]
                left = horizon - now
                busy_days += days if days < left else left
                replace(heap, (now + days, seq, end_of_activity, rep, lead, stage))
        elif kind == end_of_activity:
            if u[rep][lead][stage] >= conversion[stage]:
                lost += 1
                pop(heap)
            elif stage == last:
                won += 1
                revenue += value[rep][lead]
                cycle_days += now - arrive[rep][lead]
                pop(heap)
            else:
                stage += 1
                seq += 1
                replace(heap, (now + delay[rep][lead][stage], seq, end_of_delay, rep, lead, stage))
            if waiting[rep]:
                stage, _, lead = pop(waiting[rep])
                stage = -stage
                days = work[rep][lead][stage]
                left = horizon - now
                busy_days += days if days < left else left
                seq += 1
                push(heap, (now + days, seq, end_of_activity, rep, lead, stage))
            else:
                busy[rep] = False
        else:
            leads += 1
            seq += 1
            replace(heap, (now + delay[rep][lead][0], seq, end_of_delay, rep, lead, 0))
            lead += 1
            seq += 1
            push(heap, (arrive[rep][lead], seq, arrival, rep, lead, 0))

    return Outcome(lev, leads, won, lost, revenue, cycle_days, busy_days, table.reps * horizon)
