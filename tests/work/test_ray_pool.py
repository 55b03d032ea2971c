"""On a real Ray: the same bytes as on the pool of this machine, and every report once though an actor or a machine is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accordingto.errors import NoWorker
from accordingto.work import results
from accordingto.work.pool import Done, Pool
from tests.work.made import pages
from tests.work.test_run import HOW, inputs, work

ray = pytest.importorskip("ray", reason='Ray is not installed: pip install "accordingto[ray]"')
ray_pool = pytest.importorskip("accordingto.work.ray_pool")


class Spoilt(ray_pool.RayPool):  # type: ignore[misc, name-defined]
    """A crew that something befalls after its second batch."""

    what: Callable[["Spoilt"], object]
    taken = 0

    def take(self) -> Done:
        done: Done = super().take()
        self.taken += 1
        if self.taken == 2:
            self.what()
        return done


def outputs(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_the_same_bytes(tmp_path: Path) -> None:
    """Archives, files and lines, what failed among them, come out of two actors as they come out of one worker."""
    given = inputs(tmp_path / "in")
    work(tmp_path / "pool", Pool(HOW, 1), *given)
    work(tmp_path / "ray", ray_pool.RayPool(HOW, 2), *given)
    assert outputs(tmp_path / "ray") == outputs(tmp_path / "pool")
    assert not ray.is_initialized()


def test_an_actor_is_lost(tmp_path: Path) -> None:
    """What an actor had in its hands when it was lost is done by another: nothing is set aside, nothing is there twice."""

    def spoil(crew: Spoilt) -> None:
        actor, _ = next(iter(crew.busy.values()))
        ray.kill(actor)

    archive = pages(tmp_path / "a.warc.gz", 40)
    work(tmp_path / "pool", Pool(HOW, 1), archive)
    Spoilt.what = spoil
    crew = Spoilt(HOW, 2)
    work(tmp_path / "ray", crew, archive)
    assert sum(crew.lost.values()) >= 1
    assert outputs(tmp_path / "ray") == outputs(tmp_path / "pool")


def test_no_worker_can_start() -> None:
    """What keeps a worker from its start is said with its reason, as on this machine."""
    crew = ray_pool.RayPool(HOW._replace(memory=10 << 20), 1)
    try:
        with pytest.raises(NoWorker, match="may have 10 MB"):
            crew.take()
    finally:
        crew.close()


def test_a_machine_is_lost(tmp_path: Path) -> None:
    """Of two raylets one is killed in the middle: every report is there once, and none is lost."""
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "object_store_memory": ray_pool.STORE})
    other = cluster.add_node(num_cpus=1, object_store_memory=ray_pool.STORE)
    ray.init(address=cluster.address, log_to_driver=False)
    try:
        archive = pages(tmp_path / "a.warc.gz", 240)
        Spoilt.what = lambda _: cluster.remove_node(other, allow_graceful=False)
        crew = Spoilt(HOW, 2)
        while len(crew.idle) < 2:  # both machines are at work before one goes
            (ref,), _ = ray.wait(list(crew.starting), num_returns=1)
            crew._started(ref)
        (one,) = work(tmp_path / "ray", crew, archive)
        assert crew.lost
        told = results.told(tmp_path / "ray", [one.name])
        assert (told.records, dict(told.failed)) == (240, {})
        work(tmp_path / "pool", Pool(HOW, 1), archive)
        assert outputs(tmp_path / "ray") == outputs(tmp_path / "pool")
    finally:
        ray.shutdown()
        cluster.shutdown()
