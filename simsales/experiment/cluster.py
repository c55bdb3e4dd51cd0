"""A cluster: the same work on a dask.distributed scheduler, when one machine is outgrown.

dask hands a task of a lost worker to another by itself. Needs the extra `cluster`, and simsales on every worker.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from simsales.errors import InputError, Place, Problem
from simsales.i18n import Text
from simsales.text import safe_text

_SECONDS = 20


@contextmanager
def cluster_executor(address: str) -> Iterator[Executor]:
    """Connect to a scheduler, for example tcp://10.0.0.5:8786. Raises InputError when it cannot be reached."""
    try:
        from distributed import Client
    except ImportError as error:
        raise _refused(address, _NO_DASK) from error
    try:
        client = Client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise _refused(address, _NOBODY) from error
    try:
        yield client.get_executor(pure=False)
    finally:
        client.close()


_NO_DASK = Text(
    en='a cluster needs an extra: pip install "simsales[cluster]"',
    zh='使用集群需要扩展: pip install "simsales[cluster]"',
)
_NOBODY = Text(en="no dask scheduler answers there", zh="那里没有 dask 调度器应答")
_LIKE = Text(en="for example tcp://127.0.0.1:8786", zh="例如 tcp://127.0.0.1:8786")


def _refused(address: str, what: Text) -> InputError:
    return InputError(Problem(Place("--cluster"), safe_text(address), what, _LIKE))
