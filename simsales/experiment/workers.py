"""Workers: the same work on many tasks, here, in local processes or on anybody's executor, in the order of the tasks.

Only so many tasks are under way at a time, so that a list without end can be stopped when enough is known. Results come in
the order of the tasks, whoever finished first: the number of workers changes nothing but the time. A lost worker takes no
finished task with it; what was under way is done again.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from multiprocessing.process import BaseProcess
from threading import current_thread, main_thread
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
POOL_PAYS_FROM = 16
"""Runs below which starting workers costs more than it saves."""
_AHEAD = 3
"""Tasks under way per worker: one is done, the others wait at hand."""
_MANY = 64
"""Tasks under way on an executor that does not say how many workers it has."""
_POOLS = 3
"""So many pools may break before we give up."""
_LOOK_SECONDS = 0.1
_asked: ContextVar[Callable[[], None] | None] = ContextVar("asked", default=None)


class Crew:
    """Who does the work: this process (one worker, no executor), local processes, or an executor of somebody else's."""

    def __init__(self, count: int = 1, executor: Executor | None = None) -> None:
        self._count, self._executor, self._is_ours = count, executor, executor is None
        self._pools, self._workers, self._under_way = _POOLS, list[BaseProcess](), set[Future[Any]]()

    @property
    def is_here(self) -> bool:
        return self._is_ours and self._count == 1

    @property
    def ahead(self) -> int:
        """How many tasks are worth having under way."""
        return _AHEAD * self._count if self._is_ours else _MANY

    def submit(self, work: Callable[[T], R], task: T) -> Future[R]:
        """Hand a task out. Ctrl-C is held back meanwhile: workers inherit the mask, and a pool interrupted here may hang."""
        before = multiprocessing.active_children() if self._is_ours and not self._workers else []
        if self._executor is None:
            spawn = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self._count, mp_context=spawn, initializer=_quiet_worker)
        with _interrupts_later():
            future = self._executor.submit(work, task)
        if self._is_ours and not self._workers:
            self._workers = [child for child in multiprocessing.active_children() if child not in before]
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return future

    def has_another_pool(self) -> bool:
        """After a worker was lost: give its pool up; whether there may be another."""
        self._pools -= 1
        if self._is_ours:
            self.close()
        return self._is_ours and self._pools > 0

    def close(self) -> None:
        """Send the workers home; what they are still at is wanted by nobody."""
        if self._is_ours and self._executor is not None:
            if self._under_way:
                for worker in self._workers:
                    worker.terminate()
            self._executor.shutdown(cancel_futures=True)
            self._executor, self._workers = None, []


@contextmanager
def crew_for(tasks: int, workers: int | None = None, executor: Executor | None = None) -> Iterator[Crew]:
    """A crew for about so many tasks: `workers` local processes (all cores if left out), or any other executor."""
    crew = Crew(max(1, min(workers or os.cpu_count() or 1, tasks)), executor)
    try:
        yield crew
    finally:
        crew.close()


def in_order(crew: Crew, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R]]:
    """Every task with its result, in order; what is under way when nobody asks any more is cancelled.

    Raises what the work raises.
    """
    if crew.is_here:
        for task in tasks:
            yield task, work(task)
        return
    left, taken, futures = iter(tasks), deque[T](), deque[Future[R]]()
    try:
        while True:
            taken.extend(islice(left, crew.ahead - len(taken)))
            if not taken:
                return
            try:
                for task in islice(taken, len(futures), None):
                    futures.append(crew.submit(work, task))
                result = _awaited(futures[0])
            except BrokenExecutor:
                if not crew.has_another_pool():
                    raise
                futures.clear()  # all that was under way is done again
                continue
            futures.popleft()
            yield taken.popleft(), result
    finally:
        for future in futures:
            future.cancel()


def gathered(
    work: Callable[[T], R],
    tasks: Sequence[T],
    *,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[R]:
    """The results of all tasks, in order, by a crew of its own; `progress` is told (done, all) tasks."""
    results: list[R] = []
    with crew_for(len(tasks), workers, executor) as crew:
        for _, result in in_order(crew, work, tasks):
            results.append(result)
            if progress is not None:
                progress(len(results), len(tasks))
    return results


@contextmanager
def asking_meanwhile(asks: Callable[[], None]) -> Iterator[None]:
    """While work of other processes is waited for in here, `asks` is called ten times a second; what it raises ends the waiting."""
    before = _asked.set(asks)
    try:
        yield
    finally:
        _asked.reset(before)


def _awaited(future: Future[R]) -> R:
    asks = _asked.get()
    while asks is not None and not wait([future], _LOOK_SECONDS).done:
        asks()
    return future.result()


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Hold Ctrl-C back for a moment.

    The mask is for the workers, who inherit it. It is not enough for ourselves: a thread that a library started takes the signal
    instead, and it is this one that would be interrupted.
    """
    came: list[int] = []
    usual = signal.getsignal(signal.SIGINT)
    is_heard_here = callable(usual) and current_thread() is main_thread()
    if is_heard_here:
        signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        with _interrupts_masked():
            yield
    finally:
        if is_heard_here:
            signal.signal(signal.SIGINT, usual)
        if came:
            signal.raise_signal(signal.SIGINT)


@contextmanager
def _interrupts_masked() -> Iterator[None]:
    """Keep Ctrl-C from this thread and from whatever it starts, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _quiet_worker() -> None:
    """A worker leaves Ctrl-C to its parent, and takes no more memory than a sane run needs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    except (ImportError, ValueError, OSError):
        pass
