"""Who stands in is of one side with the contact person: a payment day that the one proposed is not agreed by the other."""

from datetime import timedelta
from pathlib import Path

from core.actions.desk.leaves import go_away
from core.actions.money.moments import agree_moment, propose_moment
from core.rules.calendar import local_day
from core.rules.money.moments import MomentCode
from core.rules.refusals import CommonCode, Refusal
from tests.kept import kept

AMINA, KARIN, MARK = 1001, 3001, 3002


async def test_who_stands_in_does_not_agree_to_what_the_contact_person_proposed(tmp_path: Path) -> None:
    """Before the leave it does not exist for them; in it they are refused as Karin is; the candidate's yes counts."""
    async with kept(tmp_path) as house:
        async with house.database.begin() as tx:
            amina = await house.number(tx, AMINA)
        today = local_day(house.now)
        moment = await house.does(KARIN, propose_moment, amina, today + timedelta(days=14))
        assert isinstance(moment, int)
        for away, code in ((False, CommonCode.NOT_FOUND), (True, MomentCode.MOMENT_OF_ONE)):
            if away:
                await house.does(KARIN, go_away, today, today + timedelta(days=2))
            async with house.database.begin() as tx:
                refused = await agree_moment(await house.deed(tx, MARK), moment)
            assert isinstance(refused, Refusal)
            assert refused.code is code
        await house.does(AMINA, agree_moment, moment)
