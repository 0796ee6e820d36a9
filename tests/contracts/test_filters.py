"""What every handler's filters owe: they are looked at for each update, so none of them may wait for a thread."""

from collections.abc import Iterator

from aiogram import Router

from tests.doorway import dispatcher


def _filters(router: Router) -> Iterator[tuple[str, object]]:
    for kind, observer in router.observers.items():
        for handler in (observer._handler, *observer.handlers):
            for one in handler.filters or ():
                yield f"{router.name}, {kind}, {handler.callback.__qualname__}: {one.callback!r}", one.awaitable
    for inner in router.sub_routers:
        yield from _filters(inner)


def test_no_filter_waits_for_a_thread() -> None:
    """aiogram runs a filter that is no coroutine (a lambda, `F.text`) in a thread, for every update: use those of bot/turns/filters.py."""
    found = list(_filters(dispatcher()))
    assert len(found) > 100
    assert [name for name, awaitable in found if not awaitable] == []
