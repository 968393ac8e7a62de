"""Which words are taken for stream keys."""

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.logistics.stream_keys import looks_like_key
from eventplanner.domain.logistics.venues import PLATFORM, PlatformDraft


@pytest.mark.parametrize(
    "text",
    [
        "abcd-efgh-ijkl-mnop-qrst",
        "key: a1b2-c3d4-e5f6-g7h8",
        "live_123456789_AbCdEfGhIjKlMnOpQr",
        "FB-1234567890-0-AbyCdEfGhIj",
        "rtmp://a.rtmp.youtube.com/live2/abcd",
        "“x9f8e7d6c5b4a3x2y1”",
    ],
)
def test_a_key_is_taken_for_one(text: str) -> None:
    assert looks_like_key(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "password manager, “Stream 2027”",
        "https://vault.example.org/item/a1b2c3d4e5f6g7h8",
        "gestor-de-claves-corporativo",
        "1Password › Streaming › YouTube",
        "Bitwarden: comunicaciones/streaming",
        "ana@devrel",
    ],
)
def test_the_place_of_a_key_is_taken_for_none(text: str) -> None:
    assert not looks_like_key(text)


@given(st.integers(16, 60), st.integers(0, 10**9))
def test_whatever_is_long_and_made_of_chance_is_taken_for_a_key(length: int, seed: int) -> None:
    dice = random.Random(seed)
    key = "a1" + "".join(dice.choice(string.ascii_letters + string.digits) for _ in range(length - 2))
    assert looks_like_key(f"YouTube {key}")


def test_a_platform_refuses_its_key_in_one_sentence() -> None:
    with pytest.raises(Invalid) as refused:
        PLATFORM.checked(PlatformDraft(event_id=1, key_place="abcd-efgh-ijkl-mnop"), "CLP")
    assert refused.value.fields["key_place"].id == "this looks like the key itself; write where it is kept"
