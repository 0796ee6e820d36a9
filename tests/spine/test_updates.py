"""Reading raw updates by rule: whatever comes, an answer and never an exception."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.wire.updates import CHAT_TYPES, KINDS, fault_of, identity_of, sender_of, update_id_of

numbers = st.integers(-(2**70), 2**70) | st.just(True) | st.floats(allow_nan=False) | st.none() | st.text(max_size=5)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=10,
)
people = st.fixed_dictionaries({}, optional={"id": numbers, "first_name": anything}) | anything
chats = st.fixed_dictionaries({}, optional={"id": numbers, "type": st.sampled_from(sorted(CHAT_TYPES)) | anything}) | anything
bodies = (
    st.fixed_dictionaries(
        {},
        optional={
            "from": people, "chat": chats, "message_id": numbers, "text": anything, "id": anything, "data": anything,
            "message": anything, "edit_date": anything,
        },
    )
    | anything
)  # fmt: skip
updates = st.dictionaries(st.sampled_from([*KINDS, "update_id", "poll", "channel_post"]), bodies | numbers, max_size=4) | anything


@given(updates)
def test_nothing_raises_and_all_answers_can_be_kept(update: Any) -> None:
    """Number and sender fit a database's integer, the identity its column."""
    fault = fault_of(update)
    assert fault is None or isinstance(fault, str)
    for number in (update_id_of(update), sender_of(update)):
        assert number is None or (type(number) is int and abs(number) < 2**63)
    identity = identity_of(update)
    assert 0 < len(identity) <= 64
    identity.encode()
    assert "\x00" not in identity


@given(updates)
def test_what_passes_can_be_written(update: Any) -> None:
    """An update without a fault has a number, one kind, a sender where the bot uses it, and is text that can be kept."""
    if fault_of(update) is not None:
        return
    assert update_id_of(update) is not None
    kinds = [name for name in update if name != "update_id"]
    assert len(kinds) == 1
    assert kinds[0] not in KINDS or sender_of(update) is not None
    json.dumps(update, ensure_ascii=False).encode()


@given(updates)
def test_the_same_update_is_the_same_one(update: Any) -> None:
    """Read again from the wire it has the same identity."""
    assert identity_of(json.loads(json.dumps(update))) == identity_of(update)


def test_different_updates_of_one_number_differ() -> None:
    """Numbers may start again: what else makes an update this one is its message, its edit or its press."""
    chat = {"id": 1001, "type": "private"}
    message = {"message_id": 5, "from": {"id": 1001}, "chat": chat, "text": "hallo"}
    different = [
        {"update_id": 1, "message": message},
        {"update_id": 1, "message": message | {"message_id": 6}},
        {"update_id": 1, "message": message | {"chat": chat | {"id": 1002}}},
        {"update_id": 1, "edited_message": message | {"edit_date": 7}},
        {"update_id": 1, "edited_message": message | {"edit_date": 8}},
        {"update_id": 1, "callback_query": {"id": "1", "from": {"id": 1001}, "message": message}},
        {"update_id": 1, "callback_query": {"id": "2", "from": {"id": 1001}, "message": message}},
        {"update_id": 1, "my_chat_member": {"from": {"id": 1001}, "chat": chat, "date": 1}},
        {"update_id": 1, "my_chat_member": {"from": {"id": 1001}, "chat": chat, "date": 2}},
    ]
    assert len({identity_of(update) for update in different}) == len(different)
