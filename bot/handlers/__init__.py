"""Deeds of one step: a command, a button. What comes first takes it."""

from aiogram import Router


def routers() -> list[Router]:
    """All routers, in the order in which they may take an update."""
    from bot.flows import flow_routers
    from bot.handlers import (
        accounts,
        agreement,
        atwork,
        colleagues,
        common,
        contactmoments,
        documents,
        endings,
        explaining,
        hours,
        invoices,
        matching,
        month,
        mydata,
        nextstep,
        offers,
        payouts,
        placements,
        premium,
        questions,
        seen,
        standins,
        watches,
        weeks,
        wishes,
        workbox,
    )

    return [
        common.first,
        accounts.router,
        agreement.router,
        colleagues.router,
        offers.router,
        matching.router,
        placements.router,
        premium.router,
        payouts.router,
        hours.router,
        weeks.router,
        documents.router,
        invoices.router,
        questions.router,
        workbox.router,
        watches.router,
        contactmoments.router,
        seen.router,
        standins.router,
        atwork.router,
        endings.router,
        mydata.router,
        month.router,
        wishes.router,
        nextstep.router,
        explaining.router,
        *flow_routers(),
        common.last,
    ]
