"""Conversations of several steps: one file each, its states and chart in the docstring. A flow never imports a flow."""

from aiogram import Router


def flow_routers() -> list[Router]:
    """The routers of all flows."""
    from bot.flows import (
        ask,
        broadcast,
        check_job,
        choose_moment,
        coming_in,
        concern,
        correct_week,
        counter_week,
        dispute_week,
        enter_cost,
        grow_hours,
        income,
        invite_colleague,
        leave,
        log_day,
        meet_first,
        paper_week,
        pin,
        recommend,
        record_end,
        refuse_employer,
        report_job,
        stop_early,
        travel,
        why_not,
        work_wish,
    )

    return [
        pin.router,
        work_wish.router,
        log_day.router,
        travel.router,
        dispute_week.router,
        counter_week.router,
        correct_week.router,
        income.router,
        why_not.router,
        choose_moment.router,
        concern.router,
        broadcast.router,
        leave.router,
        enter_cost.router,
        coming_in.router,
        recommend.router,
        record_end.router,
        grow_hours.router,
        stop_early.router,
        report_job.router,
        invite_colleague.router,
        meet_first.router,
        paper_week.router,
        check_job.router,
        refuse_employer.router,
        ask.router,
    ]
