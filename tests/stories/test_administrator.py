"""An administrator of the municipality works with the commands; the phone says what it can do, and no more."""

from core.store.people.people import Role
from tests.stories.running import RunningTown
from tests.stories.town import Folk


async def test_every_key_of_the_keyboard_leads_somewhere(town: RunningTown) -> None:
    """Nothing that it offers is not understood."""
    folk = await Folk.settle(town, account_manager={"role": Role.ADMINISTRATOR})
    administrator = await folk.phone("account_manager")
    keys = [key for row in await administrator.keyboard() for key in row]
    assert keys == ["Mijn gegevens", "Hulp"]
    for key in keys:
        await administrator.chooses(key)
        assert "Dit begrijp ik niet" not in await administrator.reads(await administrator.newest())
