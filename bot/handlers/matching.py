"""Who fits a job, and what work a candidate wants: each tap changes the card that it stands under."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.buttons.matching import (
    AskWanted,
    DescribeJob,
    MyWanted,
    OfferPicked,
    PickFor,
    SearchJob,
    ShowWanted,
    TurnSearch,
    WantWork,
    WhyFits,
)
from bot.turns.filters import Is, Menu, Pressed
from bot.turns.turn import Say, Turn
from bot.wire.commands import MY_WANTED
from core.actions.deed import Deed
from core.actions.matching import jobs, matching, offers, wanted
from core.actions.things import Thing
from core.rules.refusals import Refusal
from core.store.people.people import Role

router = Router(name="matching")


@router.message(Menu(MY_WANTED), Is(Role.CANDIDATE))
@router.callback_query(Pressed(MyWanted), Is(Role.CANDIDATE))
async def on_my_wanted(_event: Message | CallbackQuery, turn: Turn, deed: Deed, say: Say) -> None:
    """What work do I want?"""
    turn.to(None)
    await _show_wanted(deed, say, deed.who.id)


@router.callback_query(Pressed(ShowWanted))
async def on_wanted(_press: CallbackQuery, tap: ShowWanted, deed: Deed, say: Say) -> None:
    """What work does this candidate want?"""
    await _show_wanted(deed, say, tap.candidate)


async def _show_wanted(deed: Deed, say: Say, candidate: int) -> None:
    verdict = await wanted.open_wanted(deed, candidate)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(Thing.WANTED, verdict.id, fresh=True)


@router.callback_query(Pressed(AskWanted))
async def on_ask(_press: CallbackQuery, tap: AskWanted, deed: Deed, say: Say) -> None:
    """Another question, or all answers."""
    say.pressed(await wanted.ask_wanted(deed, tap.candidate, tap.place))


@router.callback_query(Pressed(WantWork))
async def on_answer(_press: CallbackQuery, tap: WantWork, deed: Deed, say: Say) -> None:
    """An answer, or not any more."""
    say.pressed(await wanted.want_work(deed, tap.candidate, tap.place, tap.number))


@router.callback_query(Pressed(SearchJob))
async def on_search(_press: CallbackQuery, tap: SearchJob, deed: Deed, say: Say) -> None:
    """Who fits?"""
    verdict = await matching.open_search(deed, tap.job)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
    else:
        say.card(Thing.SEARCH, verdict.id, fresh=True)


@router.callback_query(Pressed(TurnSearch))
async def on_turn(_press: CallbackQuery, tap: TurnSearch, deed: Deed, say: Say) -> None:
    """Another page, or a question about the job."""
    say.pressed(await matching.turn_search(deed, tap.search, tap.page, tap.place))


@router.callback_query(Pressed(DescribeJob))
async def on_describe(_press: CallbackQuery, tap: DescribeJob, deed: Deed, say: Say) -> None:
    """What kind of work it is, or what it helps with."""
    say.pressed(await matching.describe_job(deed, tap.search, tap.place, tap.number))


@router.callback_query(Pressed(PickFor))
async def on_pick(_press: CallbackQuery, tap: PickFor, deed: Deed, say: Say) -> None:
    """Picked, or not any more."""
    say.pressed(await matching.pick(deed, tap.search, tap.candidate, tap.wanted))


@router.callback_query(Pressed(WhyFits))
async def on_why(_press: CallbackQuery, tap: WhyFits, deed: Deed, say: Say) -> None:
    """Why this place in the list?"""
    verdict, job = await matching.why_fits(deed, tap.job, tap.candidate), await jobs.open_job(deed, tap.job)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    assert not isinstance(job, Refusal), "somebody fits it"
    reasons = [[one.why, list(one.names), one.kilometres] for one in verdict.ranked.reasons]
    stops = [[stop.code, {name: str(value) for name, value in stop.facts.items()}] for stop in verdict.ranked.stops]
    about = {"name": verdict.name, "title": job.title, "job": job.id, "candidate": verdict.id}
    say.screen("why_fits", **about, reasons=reasons, stops=stops)


@router.callback_query(Pressed(OfferPicked))
async def on_offer_picked(_press: CallbackQuery, tap: OfferPicked, deed: Deed, say: Say) -> None:
    """To all of them, with one tap."""
    verdict = await offers.offer_to_picked(deed, tap.search)
    if isinstance(verdict, Refusal):
        say.refusal(verdict)
        return
    not_made = [[name, no.code, {key: str(value) for key, value in no.facts.items()}] for name, no in verdict.not_made]
    say.screen("offered_to_picked", made=list(verdict.made), not_made=not_made)
