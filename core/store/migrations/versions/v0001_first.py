"""The first schema, every table of it at once; a migration that was released is not touched any more."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import base

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every table as it was first released."""
    op.create_table(
        "amount_row",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("series", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("amount", sa.String(length=32), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("entered_at", base.Instant(), nullable=False),
        sa.CheckConstraint("source <> ''", name=op.f("ck_amount_row_sourced")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amount_row")),
        sa.UniqueConstraint("series", "valid_from", name=op.f("uq_amount_row_series_valid_from")),
    )
    op.create_table(
        "chore",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("done_for", base.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_chore")),
    )
    op.create_table(
        "conversation",
        sa.Column("external", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=96), nullable=True),
        sa.Column("data", base.SealedFacts(), nullable=False),
        sa.Column("changed_at", base.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("external", name=op.f("pk_conversation")),
    )
    op.create_table(
        "inbox",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("identity", sa.String(length=64), nullable=False),
        sa.Column("sender", sa.BigInteger(), nullable=True),
        sa.Column("payload", base.SealedFacts(), nullable=True),
        sa.Column("masked", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("received_at", base.Instant(), nullable=False),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("handled_at", base.Instant(), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("update_id", "identity", name=op.f("uq_inbox_update_id_identity")),
    )
    op.create_index(
        "ix_inbox_waiting",
        "inbox",
        ["id", "sender"],
        unique=False,
        sqlite_where=sa.text("handled_at IS NULL"),
        postgresql_where=sa.text("handled_at IS NULL"),
    )
    op.create_table(
        "invite_try",
        sa.Column("external", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", base.Instant(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("external", name=op.f("pk_invite_try")),
    )
    op.create_table(
        "municipality",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipality")),
        sa.UniqueConstraint("name", name=op.f("uq_municipality_name")),
    )
    op.create_table(
        "process",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("seen_at", base.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_process")),
    )
    op.create_table(
        "send_slot",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("next_at", base.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_send_slot")),
    )
    op.create_table(
        "deadline",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("kind", sa.String(length=48), nullable=False),
        sa.Column("subject", base.BigId, nullable=False),
        sa.Column("due_at", base.Instant(), nullable=False),
        sa.Column("done_at", base.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_deadline_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
        sa.UniqueConstraint("kind", "subject", name=op.f("uq_deadline_kind_subject")),
    )
    op.create_index(
        "ix_deadline_due",
        "deadline",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_index(op.f("ix_deadline_municipality"), "deadline", ["municipality"], unique=False)
    op.create_table(
        "employer",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_employer_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employer")),
        sa.UniqueConstraint("municipality", "ref", name=op.f("uq_employer_municipality_ref")),
    )
    op.create_index(op.f("ix_employer_municipality"), "employer", ["municipality"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("first_name", sa.String(length=128), nullable=False),
        sa.Column("last_name", sa.String(length=128), server_default="", nullable=False),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.CheckConstraint(
            "role IN ('candidate', 'employer', 'consultant', 'lead', 'administrator')", name=op.f("ck_person_role")
        ),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_person_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("municipality", "ref", name=op.f("uq_person_municipality_ref")),
    )
    op.create_index(op.f("ix_person_municipality"), "person", ["municipality"], unique=False)
    op.create_table(
        "policy_row",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("policy", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_policy_row_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_row")),
        sa.UniqueConstraint("municipality", "policy", "valid_from", name=op.f("uq_policy_row_municipality_policy_valid_from")),
    )
    op.create_index(op.f("ix_policy_row_municipality"), "policy_row", ["municipality"], unique=False)
    op.create_table(
        "address",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("person", base.BigId, nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("external", sa.BigInteger(), nullable=False),
        sa.Column("since", base.Instant(), nullable=False),
        sa.Column("until", base.Instant(), nullable=True),
        sa.Column("reachable", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_address_municipality")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_address_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address")),
    )
    op.create_index(op.f("ix_address_municipality"), "address", ["municipality"], unique=False)
    op.create_index(
        "uq_address_in_use",
        "address",
        ["channel", "external"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "uq_address_of_person",
        "address",
        ["person", "channel"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_table(
        "candidate",
        sa.Column("person", base.BigId, autoincrement=False, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("consultant", base.BigId, nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("wage_subsidy_group", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("experience", base.Sealed(), nullable=False),
        sa.Column("usual_kilometres", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["consultant"], ["person.id"], name=op.f("fk_candidate_consultant")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_candidate_municipality")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_candidate")),
    )
    op.create_index(op.f("ix_candidate_consultant"), "candidate", ["consultant"], unique=False)
    op.create_index(op.f("ix_candidate_municipality"), "candidate", ["municipality"], unique=False)
    op.create_table(
        "consultant",
        sa.Column("person", base.BigId, autoincrement=False, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("stand_in", base.BigId, nullable=True),
        sa.Column("lead", base.BigId, nullable=True),
        sa.Column("available", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["lead"], ["person.id"], name=op.f("fk_consultant_lead")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_consultant_municipality")),
        sa.ForeignKeyConstraint(["stand_in"], ["person.id"], name=op.f("fk_consultant_stand_in")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_consultant")),
    )
    op.create_index(op.f("ix_consultant_municipality"), "consultant", ["municipality"], unique=False)
    op.create_table(
        "employer_member",
        sa.Column("person", base.BigId, autoincrement=False, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("employer", base.BigId, nullable=False),
        sa.ForeignKeyConstraint(["employer"], ["employer.id"], name=op.f("fk_employer_member_employer")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_employer_member_municipality")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_employer_member")),
    )
    op.create_index(op.f("ix_employer_member_employer"), "employer_member", ["employer"], unique=False)
    op.create_index(op.f("ix_employer_member_municipality"), "employer_member", ["municipality"], unique=False)
    op.create_table(
        "invite",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("person", base.BigId, nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", base.Instant(), nullable=False),
        sa.Column("expires_at", base.Instant(), nullable=False),
        sa.Column("used_at", base.Instant(), nullable=True),
        sa.Column("used_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_invite_municipality")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_invite_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invite")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_invite_secret_hash")),
    )
    op.create_index(op.f("ix_invite_municipality"), "invite", ["municipality"], unique=False)
    op.create_index(op.f("ix_invite_person"), "invite", ["person"], unique=False)
    op.create_table(
        "job",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("employer", base.BigId, nullable=False),
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("tasks", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("report_to", sa.String(length=160), server_default="", nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("minutes_per_week", sa.Integer(), nullable=False),
        sa.Column("tariff", base.Exact(), nullable=False),
        sa.Column("places", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("withdrawn_at", base.Instant(), nullable=True),
        sa.Column("checked_at", base.Instant(), nullable=True),
        sa.Column("checked_by", base.BigId, nullable=True),
        sa.CheckConstraint("minutes_per_week > 0", name=op.f("ck_job_hours")),
        sa.ForeignKeyConstraint(["checked_by"], ["person.id"], name=op.f("fk_job_checked_by")),
        sa.ForeignKeyConstraint(["employer"], ["employer.id"], name=op.f("fk_job_employer")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_job_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("municipality", "ref", name=op.f("uq_job_municipality_ref")),
    )
    op.create_index(op.f("ix_job_employer"), "job", ["employer"], unique=False)
    op.create_index(op.f("ix_job_municipality"), "job", ["municipality"], unique=False)
    op.create_table(
        "other_premium",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("candidate", base.BigId, nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["candidate"], ["person.id"], name=op.f("fk_other_premium_candidate")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_other_premium_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_other_premium")),
    )
    op.create_index(op.f("ix_other_premium_candidate"), "other_premium", ["candidate"], unique=False)
    op.create_index(op.f("ix_other_premium_municipality"), "other_premium", ["municipality"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=True),
        sa.Column("person", base.BigId, nullable=True),
        sa.Column("stranger", sa.BigInteger(), nullable=True),
        sa.Column("what", sa.String(length=48), nullable=False),
        sa.Column("facts", base.SealedFacts(), nullable=True),
        sa.Column("thing", sa.String(length=24), nullable=True),
        sa.Column("thing_id", base.BigId, nullable=True),
        sa.Column("business_key", sa.String(length=120), nullable=True),
        sa.Column("priority", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("not_before", base.Instant(), nullable=False),
        sa.Column("made_at", base.Instant(), nullable=False),
        sa.Column("taken_by", sa.String(length=40), nullable=True),
        sa.Column("taken_until", base.Instant(), nullable=True),
        sa.Column("done_at", base.Instant(), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.CheckConstraint("person IS NOT NULL OR stranger IS NOT NULL", name=op.f("ck_outbox_reader")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_outbox_municipality")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_outbox_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("business_key", name=op.f("uq_outbox_business_key")),
    )
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["not_before", "id"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_table(
        "payment",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("candidate", base.BigId, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("moment", sa.Integer(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("written_off_cents", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("cents > 0", name=op.f("ck_payment_amount")),
        sa.CheckConstraint("moment IN (1, 2)", name=op.f("ck_payment_two_moments")),
        sa.ForeignKeyConstraint(["candidate"], ["person.id"], name=op.f("fk_payment_candidate")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_payment_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
        sa.UniqueConstraint("candidate", "year", "moment", name=op.f("uq_payment_candidate_year_moment")),
    )
    op.create_index(op.f("ix_payment_municipality"), "payment", ["municipality"], unique=False)
    op.create_table(
        "question",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("asker", base.BigId, nullable=False),
        sa.Column("contact", base.BigId, nullable=False),
        sa.Column("about", sa.String(length=24), server_default="", nullable=False),
        sa.Column("about_id", base.BigId, nullable=True),
        sa.Column("asked_at", base.Instant(), nullable=False),
        sa.Column("waits", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["asker"], ["person.id"], name=op.f("fk_question_asker")),
        sa.ForeignKeyConstraint(["contact"], ["person.id"], name=op.f("fk_question_contact")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_question_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    op.create_index("ix_question_about", "question", ["about", "about_id"], unique=False)
    op.create_index(op.f("ix_question_asker"), "question", ["asker"], unique=False)
    op.create_index(op.f("ix_question_municipality"), "question", ["municipality"], unique=False)
    op.create_table(
        "trail",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.Column("actor", base.BigId, nullable=True),
        sa.Column("deed", sa.String(length=48), nullable=False),
        sa.Column("thing", sa.String(length=24), nullable=False),
        sa.Column("thing_id", base.BigId, nullable=False),
        sa.Column("change", base.Facts(), nullable=True),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=True),
        sa.Column("detail", sa.LargeBinary(length=32), nullable=False),
        sa.Column("commitment", sa.LargeBinary(length=32), nullable=False),
        sa.CheckConstraint("(change IS NULL) = (salt IS NULL)", name=op.f("ck_trail_erased")),
        sa.ForeignKeyConstraint(["actor"], ["person.id"], name=op.f("fk_trail_actor")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_trail_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trail")),
    )
    op.create_index("ix_trail_actor", "trail", ["actor"], unique=False)
    op.create_index(op.f("ix_trail_municipality"), "trail", ["municipality"], unique=False)
    op.create_index("ix_trail_thing", "trail", ["thing", "thing_id"], unique=False)
    op.create_table(
        "card",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("address", base.BigId, nullable=False),
        sa.Column("thing", sa.String(length=24), nullable=False),
        sa.Column("thing_id", base.BigId, nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["address"], ["address.id"], name=op.f("fk_card_address")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
        sa.UniqueConstraint("address", "thing", "thing_id", name=op.f("uq_card_address_thing_thing_id")),
    )
    op.create_index("ix_card_thing", "card", ["thing", "thing_id"], unique=False)
    op.create_table(
        "job_shift",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("job", base.BigId, nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("break_minutes", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("weekday BETWEEN 1 AND 7", name=op.f("ck_job_shift_weekday")),
        sa.ForeignKeyConstraint(["job"], ["job.id"], name=op.f("fk_job_shift_job")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_job_shift_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_shift")),
        sa.UniqueConstraint("job", "weekday", "starts", name=op.f("uq_job_shift_job_weekday_starts")),
    )
    op.create_index(op.f("ix_job_shift_job"), "job_shift", ["job"], unique=False)
    op.create_index(op.f("ix_job_shift_municipality"), "job_shift", ["municipality"], unique=False)
    op.create_table(
        "offer",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("job", base.BigId, nullable=False),
        sa.Column("candidate", base.BigId, nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("made_at", base.Instant(), nullable=False),
        sa.Column("held", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("withdrawn_at", base.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_offer_by")),
        sa.ForeignKeyConstraint(["candidate"], ["person.id"], name=op.f("fk_offer_candidate")),
        sa.ForeignKeyConstraint(["job"], ["job.id"], name=op.f("fk_offer_job")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_offer_municipality")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
        sa.UniqueConstraint("job", "candidate", name=op.f("uq_offer_job_candidate")),
    )
    op.create_index(op.f("ix_offer_candidate"), "offer", ["candidate"], unique=False)
    op.create_index(op.f("ix_offer_municipality"), "offer", ["municipality"], unique=False)
    op.create_table(
        "question_message",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("question", base.BigId, nullable=False),
        sa.Column("author", base.BigId, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("text", base.Sealed(), nullable=False),
        sa.Column("address", base.BigId, nullable=True),
        sa.Column("original", sa.BigInteger(), nullable=True),
        sa.Column("at", base.Instant(), nullable=False),
        sa.CheckConstraint("kind IN ('text', 'photo', 'voice', 'video', 'file')", name=op.f("ck_question_message_kind")),
        sa.ForeignKeyConstraint(["address"], ["address.id"], name=op.f("fk_question_message_address")),
        sa.ForeignKeyConstraint(["author"], ["person.id"], name=op.f("fk_question_message_author")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_question_message_municipality")),
        sa.ForeignKeyConstraint(["question"], ["question.id"], name=op.f("fk_question_message_question")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_message")),
    )
    op.create_index(op.f("ix_question_message_author"), "question_message", ["author"], unique=False)
    op.create_index(op.f("ix_question_message_municipality"), "question_message", ["municipality"], unique=False)
    op.create_index(op.f("ix_question_message_question"), "question_message", ["question"], unique=False)
    op.create_table(
        "question_owner",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("question", base.BigId, nullable=False),
        sa.Column("person", base.BigId, nullable=False),
        sa.Column("since", base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_question_owner_municipality")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_question_owner_person")),
        sa.ForeignKeyConstraint(["question"], ["question.id"], name=op.f("fk_question_owner_question")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_owner")),
        sa.UniqueConstraint("question", "person", name=op.f("uq_question_owner_question_person")),
    )
    op.create_index(op.f("ix_question_owner_municipality"), "question_owner", ["municipality"], unique=False)
    op.create_table(
        "question_wait",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("question", base.BigId, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_with", base.BigId, nullable=False),
        sa.Column("owner", base.BigId, nullable=False),
        sa.Column("level", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("opened_at", base.Instant(), nullable=False),
        sa.Column("due_at", base.Instant(), nullable=True),
        sa.Column("ended_at", base.Instant(), nullable=True),
        sa.Column("ended_by", base.BigId, nullable=True),
        sa.Column("answered", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name=op.f("ck_question_wait_ended")),
        sa.CheckConstraint("level BETWEEN 0 AND 2", name=op.f("ck_question_wait_level")),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name=op.f("fk_question_wait_ended_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_question_wait_municipality")),
        sa.ForeignKeyConstraint(["opened_with"], ["person.id"], name=op.f("fk_question_wait_opened_with")),
        sa.ForeignKeyConstraint(["owner"], ["person.id"], name=op.f("fk_question_wait_owner")),
        sa.ForeignKeyConstraint(["question"], ["question.id"], name=op.f("fk_question_wait_question")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_wait")),
        sa.UniqueConstraint("question", "number", name=op.f("uq_question_wait_question_number")),
    )
    op.create_index(op.f("ix_question_wait_municipality"), "question_wait", ["municipality"], unique=False)
    op.create_index(
        "ix_question_wait_owner",
        "question_wait",
        ["owner"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        "uq_question_wait_open",
        "question_wait",
        ["question"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "seal",
        sa.Column("number", base.BigId, autoincrement=False, nullable=False),
        sa.Column("trail", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.Column("link", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(["trail"], ["trail.id"], name=op.f("fk_seal_trail")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_seal")),
        sa.UniqueConstraint("trail", name=op.f("uq_seal_trail")),
    )
    op.create_table(
        "thread",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("address", base.BigId, nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("thing", sa.String(length=24), nullable=False),
        sa.Column("thing_id", base.BigId, nullable=False),
        sa.Column("own", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["address"], ["address.id"], name=op.f("fk_thread_address")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thread")),
        sa.UniqueConstraint("address", "message_id", name=op.f("uq_thread_address_message_id")),
    )
    op.create_index("ix_thread_thing", "thread", ["thing", "thing_id"], unique=False)
    op.create_table(
        "offer_answer",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("offer", base.BigId, nullable=False),
        sa.Column("wants", sa.Boolean(), nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_offer_answer_municipality")),
        sa.ForeignKeyConstraint(["offer"], ["offer.id"], name=op.f("fk_offer_answer_offer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_answer")),
        sa.UniqueConstraint("offer", name=op.f("uq_offer_answer_offer")),
    )
    op.create_index(op.f("ix_offer_answer_municipality"), "offer_answer", ["municipality"], unique=False)
    op.create_table(
        "proposal",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("offer", base.BigId, nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("made_at", base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_proposal_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_proposal_municipality")),
        sa.ForeignKeyConstraint(["offer"], ["offer.id"], name=op.f("fk_proposal_offer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint("offer", name=op.f("uq_proposal_offer")),
    )
    op.create_index(op.f("ix_proposal_municipality"), "proposal", ["municipality"], unique=False)
    op.create_table(
        "placement",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("ref", sa.String(length=64), nullable=True),
        sa.Column("proposal", base.BigId, nullable=True),
        sa.Column("job", base.BigId, nullable=False),
        sa.Column("employer", base.BigId, nullable=False),
        sa.Column("candidate", base.BigId, nullable=False),
        sa.Column("seat", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("tariff", base.Exact(), nullable=False),
        sa.Column("premium_rate", base.Exact(), nullable=False),
        sa.Column("minutes_per_week", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("last_allowed_day", sa.Date(), nullable=False),
        sa.Column("made_at", base.Instant(), nullable=False),
        sa.CheckConstraint("last_day >= starts_on", name=op.f("ck_placement_days")),
        sa.ForeignKeyConstraint(["candidate"], ["person.id"], name=op.f("fk_placement_candidate")),
        sa.ForeignKeyConstraint(["employer"], ["employer.id"], name=op.f("fk_placement_employer")),
        sa.ForeignKeyConstraint(["job"], ["job.id"], name=op.f("fk_placement_job")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_placement_municipality")),
        sa.ForeignKeyConstraint(["proposal"], ["proposal.id"], name=op.f("fk_placement_proposal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
        sa.UniqueConstraint("job", "seat", name=op.f("uq_placement_job_seat")),
        sa.UniqueConstraint("municipality", "ref", name=op.f("uq_placement_municipality_ref")),
        sa.UniqueConstraint("proposal", name=op.f("uq_placement_proposal")),
    )
    op.create_index(op.f("ix_placement_candidate"), "placement", ["candidate"], unique=False)
    op.create_index(op.f("ix_placement_employer"), "placement", ["employer"], unique=False)
    op.create_index(op.f("ix_placement_job"), "placement", ["job"], unique=False)
    op.create_index(op.f("ix_placement_municipality"), "placement", ["municipality"], unique=False)
    op.create_table(
        "proposal_answer",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("proposal", base.BigId, nullable=False),
        sa.Column("welcome", sa.Boolean(), nullable=False),
        sa.Column("by", base.BigId, nullable=True),
        sa.Column("at", base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_proposal_answer_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_proposal_answer_municipality")),
        sa.ForeignKeyConstraint(["proposal"], ["proposal.id"], name=op.f("fk_proposal_answer_proposal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_answer")),
        sa.UniqueConstraint("proposal", name=op.f("uq_proposal_answer_proposal")),
    )
    op.create_index(op.f("ix_proposal_answer_municipality"), "proposal_answer", ["municipality"], unique=False)
    op.create_table(
        "day_entry",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("worked", sa.Boolean(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("break_minutes", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.CheckConstraint(
            "(worked AND minutes BETWEEN 1 AND 1440) OR (NOT worked AND minutes = 0)", name=op.f("ck_day_entry_minutes")
        ),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_day_entry_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_day_entry_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_day_entry_placement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_entry")),
        sa.UniqueConstraint("placement", "day", "version", name=op.f("uq_day_entry_placement_day_version")),
    )
    op.create_index(op.f("ix_day_entry_municipality"), "day_entry", ["municipality"], unique=False)
    op.create_table(
        "planned_shift",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("break_minutes", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 1 AND 1440", name=op.f("ck_planned_shift_minutes")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_planned_shift_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_planned_shift_placement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_shift")),
        sa.UniqueConstraint("placement", "day", name=op.f("uq_planned_shift_placement_day")),
    )
    op.create_index(op.f("ix_planned_shift_municipality"), "planned_shift", ["municipality"], unique=False)
    op.create_table(
        "timesheet",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ends_at", base.Instant(), nullable=False),
        sa.Column("signed_at", base.Instant(), nullable=True),
        sa.Column("confirmed_at", base.Instant(), nullable=True),
        sa.Column("confirmed_by", base.BigId, nullable=True),
        sa.CheckConstraint(
            "(state = 'confirmed') = (confirmed_at IS NOT NULL AND confirmed_by IS NOT NULL)", name=op.f("ck_timesheet_confirmed")
        ),
        sa.CheckConstraint("(state = 'open') = (signed_at IS NULL)", name=op.f("ck_timesheet_signed")),
        sa.CheckConstraint(
            "state IN ('open', 'signed', 'disputed', 'to_consultant', 'confirmed')", name=op.f("ck_timesheet_state")
        ),
        sa.ForeignKeyConstraint(["confirmed_by"], ["person.id"], name=op.f("fk_timesheet_confirmed_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_timesheet_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_timesheet_placement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timesheet")),
        sa.UniqueConstraint("placement", "monday", name=op.f("uq_timesheet_placement_monday")),
    )
    op.create_index(op.f("ix_timesheet_municipality"), "timesheet", ["municipality"], unique=False)
    op.create_index("ix_timesheet_state", "timesheet", ["state"], unique=False)
    op.create_table(
        "travel_claim",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("placement", base.BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kilometres", base.Exact(), nullable=True),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.CheckConstraint("cents >= 0", name=op.f("ck_travel_claim_amount")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_travel_claim_municipality")),
        sa.ForeignKeyConstraint(["placement"], ["placement.id"], name=op.f("fk_travel_claim_placement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_travel_claim")),
        sa.UniqueConstraint("placement", "day", "version", name=op.f("uq_travel_claim_placement_day_version")),
    )
    op.create_index(op.f("ix_travel_claim_municipality"), "travel_claim", ["municipality"], unique=False)
    op.create_table(
        "timesheet_signature",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("timesheet", base.BigId, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_timesheet_signature_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_timesheet_signature_municipality")),
        sa.ForeignKeyConstraint(["timesheet"], ["timesheet.id"], name=op.f("fk_timesheet_signature_timesheet")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timesheet_signature")),
        sa.UniqueConstraint("timesheet", "version", name=op.f("uq_timesheet_signature_timesheet_version")),
    )
    op.create_index(op.f("ix_timesheet_signature_municipality"), "timesheet_signature", ["municipality"], unique=False)
    op.create_table(
        "objection",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("signature", base.BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("break_minutes", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("note", base.Sealed(), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 0 AND 1440", name=op.f("ck_objection_minutes")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_objection_municipality")),
        sa.ForeignKeyConstraint(["signature"], ["timesheet_signature.id"], name=op.f("fk_objection_signature")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
        sa.UniqueConstraint("signature", "day", name=op.f("uq_objection_signature_day")),
    )
    op.create_index(op.f("ix_objection_municipality"), "objection", ["municipality"], unique=False)
    op.create_table(
        "timesheet_answer",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("signature", base.BigId, nullable=False),
        sa.Column("is_right", sa.Boolean(), nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_timesheet_answer_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_timesheet_answer_municipality")),
        sa.ForeignKeyConstraint(["signature"], ["timesheet_signature.id"], name=op.f("fk_timesheet_answer_signature")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timesheet_answer")),
        sa.UniqueConstraint("signature", name=op.f("uq_timesheet_answer_signature")),
    )
    op.create_index(op.f("ix_timesheet_answer_municipality"), "timesheet_answer", ["municipality"], unique=False)
    op.create_table(
        "timesheet_ruling",
        sa.Column("id", base.BigId, autoincrement=True, nullable=False),
        sa.Column("municipality", base.BigId, nullable=False),
        sa.Column("signature", base.BigId, nullable=False),
        sa.Column("employer_is_right", sa.Boolean(), nullable=False),
        sa.Column("by", base.BigId, nullable=False),
        sa.Column("at", base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_timesheet_ruling_by")),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_timesheet_ruling_municipality")),
        sa.ForeignKeyConstraint(["signature"], ["timesheet_signature.id"], name=op.f("fk_timesheet_ruling_signature")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timesheet_ruling")),
        sa.UniqueConstraint("signature", name=op.f("uq_timesheet_ruling_signature")),
    )
    op.create_index(op.f("ix_timesheet_ruling_municipality"), "timesheet_ruling", ["municipality"], unique=False)


def downgrade() -> None:
    """There is nothing before the first schema."""
    raise RuntimeError("there is nothing before the first schema: restore a backup")
