"""A cluster gives the same results as one process; needs the extra `cluster`."""

import pytest

from simsales.errors import InputError
from simsales.experiment.cluster import cluster_executor
from simsales.experiment.runner import run_experiment
from tests.small_world import BUYER, made


def test_an_address_where_nobody_answers_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simsales.experiment.cluster._SECONDS", 1)
    with pytest.raises(InputError) as refused, cluster_executor("tcp://127.0.0.1:9"):
        pass
    assert "--cluster: tcp://127.0.0.1:9: " in str(refused.value)


@pytest.mark.filterwarnings("default")
def test_a_local_cluster_gives_the_same_digest_and_survives_the_loss_of_a_worker() -> None:
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    variants = {"baseline": made(BUYER, {"horizon": 91}), "dear": made(BUYER, {"horizon": 91, "brand": 0.2})}
    alone = run_experiment(variants, replications=12, workers=1).digest
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        cluster_executor(cluster.scheduler_address) as executor,
    ):
        assert run_experiment(variants, replications=12, executor=executor).digest == alone
        lost = []

        def lose(done: int, total: int) -> None:
            if not lost:
                lost.append(next(iter(cluster.workers.values())))
                lost[0].process.process.kill()

        assert run_experiment(variants, replications=12, executor=executor, progress=lose).digest == alone
        assert lost
