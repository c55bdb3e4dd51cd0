"""Workers: order, interruption of an endless list, and the loss of a worker."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from simsales.experiment.workers import crew_for, in_order


def squared(number: int) -> int:
    return number * number


def dies_once(marker: str) -> str:
    """Takes its whole process down the first time."""
    if not Path(marker).exists():
        Path(marker).touch()
        os._exit(1)
    return "done"


def dies(_: int) -> int:
    os._exit(1)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_tasks(workers: int) -> None:
    with crew_for(20, workers) as crew:
        assert list(in_order(crew, squared, range(20))) == [(n, n * n) for n in range(20)]


def test_a_list_without_end_can_be_stopped() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in count():
            taken.append(number)
            yield number

    with crew_for(100, executor=ThreadPoolExecutor(2)) as crew:
        for task, _ in in_order(crew, squared, tasks()):
            if task == 5:
                break
        assert len(taken) <= 6 + crew.ahead


def test_a_lost_worker_costs_nothing_but_its_own_task(tmp_path: Path) -> None:
    tasks = [str(tmp_path / "marker")] + [str(tmp_path)] * 5
    with crew_for(len(tasks), 2) as crew:
        assert [result for _, result in in_order(crew, dies_once, tasks)] == ["done"] * 6


def test_workers_that_keep_dying_are_given_up() -> None:
    from concurrent.futures import BrokenExecutor

    with crew_for(4, 2) as crew, pytest.raises(BrokenExecutor):
        list(in_order(crew, dies, range(4)))


def asleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def test_what_nobody_wants_any_more_is_not_waited_for() -> None:
    with crew_for(4, 2) as crew:
        assert next(in_order(crew, asleep, [0.0, 300.0, 300.0, 300.0])) == (0.0, 0.0)
        begun = time.monotonic()
    assert time.monotonic() - begun < 60


class Counting(Executor):
    """Somebody else's executor, which must be left open."""

    def __init__(self) -> None:
        self.closed = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.closed = True


def test_an_executor_of_somebody_else_is_used_and_left_open() -> None:
    executor = Counting()
    with crew_for(3, executor=executor) as crew:
        assert [result for _, result in in_order(crew, squared, range(3))] == [0, 1, 4]
    assert not executor.closed


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="sends a signal to one thread")
def test_ctrl_c_that_another_thread_takes_waits_until_the_task_is_handed_out() -> None:
    """Threads that a library started hear it as well, and it is this one that is interrupted."""
    handed_out: list[int] = []

    class Interrupted(ThreadPoolExecutor):
        def submit(self, work: Callable[..., Any], /, *args: Any, **more: Any) -> Future[Any]:
            signal.pthread_kill(other.ident or 0, signal.SIGINT)
            time.sleep(0.2)
            handed_out.append(*args)
            return super().submit(work, *args, **more)

    is_over = Event()
    other = Thread(target=is_over.wait)
    other.start()
    try:
        with crew_for(3, executor=Interrupted(1)) as crew, pytest.raises(KeyboardInterrupt):
            list(in_order(crew, squared, range(3)))
        assert handed_out == [0]
    finally:
        is_over.set()
        other.join()
