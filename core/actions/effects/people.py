"""Who is known, takes part and has agreed: the effects of deeds about people."""

from sqlalchemy import select

from core.actions.effects.line import Line
from core.actions.things import Thing
from core.store.tables.accounts import account_change
from core.store.tables.documents import document
from core.store.tables.erasures import erasure_request
from core.store.tables.matching import instrument_before
from core.store.tables.participation import checklist_point, first_call, participation, recommendation
from core.store.tables.people import address, agreement, employer, employer_member, person, policy_row, site
from core.store.tables.refused import refused_employer

LINES = (
    Line(
        "policy_row",
        Thing.MUNICIPALITY,
        ("policy decided",),
        ("policy", "valid_from", "value"),
        select(
            policy_row.c.municipality,
            policy_row.c.municipality.label("municipality_id"),
            policy_row.c.policy,
            policy_row.c.valid_from,
            policy_row.c.value,
            policy_row.c.source,
        ),
        ("source",),
    ),
    Line(
        "person",
        Thing.PERSON,
        ("person entered",),
        (),
        select(person.c.municipality, person.c.id).where(
            ~select(employer_member.c.person)
            .where(employer_member.c.person == person.c.id, employer_member.c.invited_by.is_not(None))
            .exists()
        ),
    ),
    Line(
        "instrument_before",
        Thing.PERSON,
        ("instrument noted",),
        ("employer", "instrument", "first_day"),
        select(
            instrument_before.c.municipality,
            instrument_before.c.candidate,
            instrument_before.c.employer,
            instrument_before.c.instrument,
            instrument_before.c.first_day,
        ),
    ),
    Line(
        "refused_employer",
        Thing.EMPLOYER,
        ("employer refused",),
        (),
        select(refused_employer.c.municipality, refused_employer.c.employer),
    ),
    Line("employer", Thing.EMPLOYER, ("employer entered",), (), select(employer.c.municipality, employer.c.id)),
    Line(
        "agreement",
        Thing.EMPLOYER,
        ("agreement accepted",),
        ("terms",),
        select(agreement.c.municipality, agreement.c.employer, agreement.c.terms),
    ),
    Line("site", Thing.SITE, ("site added",), (), select(site.c.municipality, site.c.id)),
    Line(
        "invited employer_member",
        Thing.COLLEAGUE,
        ("colleague invited",),
        ("duty",),
        select(employer_member.c.municipality, employer_member.c.person, employer_member.c.duty).where(
            employer_member.c.invited_by.is_not(None)
        ),
    ),
    Line(
        "ended employer_member",
        Thing.COLLEAGUE,
        ("colleague taken off",),
        (),
        select(employer_member.c.municipality, employer_member.c.person).where(employer_member.c.until.is_not(None)),
    ),
    Line(
        "participation",
        Thing.PARTICIPATION,
        ("participation begun",),
        (),
        select(participation.c.municipality, participation.c.id),
    ),
    Line(
        "checklist_point",
        Thing.CHECKLIST_POINT,
        ("point understood",),
        ("point",),
        select(checklist_point.c.municipality, checklist_point.c.id, checklist_point.c.point).where(
            checklist_point.c.understood_at.is_not(None)
        ),
    ),
    Line(
        "confirmed participation",
        Thing.PARTICIPATION,
        ("participation confirmed",),
        (),
        select(participation.c.municipality, participation.c.id).where(participation.c.confirmed_at.is_not(None)),
    ),
    Line(
        "signed participation",
        Thing.PARTICIPATION,
        ("participation signed",),
        (),
        select(participation.c.municipality, participation.c.id).where(participation.c.signed_at.is_not(None)),
    ),
    Line(
        "first_call",
        Thing.FIRST_CALL,
        ("to be called first",),
        (),
        select(first_call.c.municipality, first_call.c.id),
    ),
    Line(
        "made first_call",
        Thing.FIRST_CALL,
        ("called",),
        (),
        select(first_call.c.municipality, first_call.c.id).where(first_call.c.called_at.is_not(None)),
    ),
    Line(
        "recommendation",
        Thing.PLACEMENT,
        ("recommended",),
        (),
        select(recommendation.c.municipality, recommendation.c.placement),
    ),
    Line(
        "document",
        Thing.DOCUMENT,
        ("document issued",),
        ("sort", "version"),
        select(document.c.municipality, document.c.id, document.c.sort, document.c.version),
    ),
    Line(
        "printed document",
        Thing.DOCUMENT,
        ("document printed",),
        ("sha256",),
        select(document.c.municipality, document.c.id, document.c.sha256).where(document.c.sha256.is_not(None)),
    ),
    Line("address", Thing.PERSON, ("came in",), (), select(address.c.municipality, address.c.person)),
    Line(
        "account_change",
        Thing.ACCOUNT,
        ("change asked",),
        ("kind",),
        select(account_change.c.municipality, account_change.c.id, account_change.c.kind),
    ),
    Line(
        "account_change that was decided",
        Thing.ACCOUNT,
        ("change decided",),
        ("agreed",),
        select(account_change.c.municipality, account_change.c.id, account_change.c.agreed).where(
            account_change.c.decided_at.is_not(None)
        ),
    ),
    Line(
        "erasure_request",
        Thing.ERASURE,
        ("erasure asked",),
        (),
        select(erasure_request.c.municipality, erasure_request.c.id),
    ),
)
