"""People are keys: the same person the same key on this machine, and nobody without the secret can tell who."""

from __future__ import annotations

import hmac
import os
import re
import stat
from pathlib import Path

import pytest
from test_calibrate import made_from, sound_rows

from simsales.calibrate import calibrate
from simsales.calibrate.pseudonyms import KEY_FILE, called, hidden, secret
from simsales.errors import InputError
from simsales.spec.scenario import NAME

TEAM = ["王芳", "李雷", "Anna Snelling", "韩梅", "O'Brien", "-", "no", "123"]


def test_the_same_person_has_the_same_key_in_every_import() -> None:
    assert hidden(TEAM[:2], b"k")["李雷"] == hidden(TEAM, b"k")["李雷"]
    assert hidden(TEAM, b"k") != hidden(TEAM, b"l")


def test_a_key_is_short_readable_and_may_stand_in_a_scenario() -> None:
    assert all(re.fullmatch(r"rep-[0-9a-hjkmnp-tv-z]{4}", key) for key in hidden(TEAM, b"k").values())


def test_two_people_never_share_a_key() -> None:
    """Among 20,000 some four letters are alike: those keys are longer, all others stay as short as they were."""
    names = [f"name {number}" for number in range(20_000)]
    keys = hidden(names, b"k")
    assert len(set(keys.values())) == len(names)
    assert sum(len(key) == 8 for key in keys.values()) > 0.95 * len(names)
    assert keys == {name: key for name, key in hidden(names[::-1], b"k").items()}  # noqa: C416


def test_a_key_is_an_hmac_of_the_name_and_no_bare_hash() -> None:
    letters, digest = "0123456789abcdefghjkmnpqrstvwxyz", hmac.digest(b"k", "simsales rep\0李雷".encode(), "sha256")
    assert hidden(["李雷"], b"k")["李雷"] == "rep-" + "".join(
        letters[int.from_bytes(digest, "big") >> 5 * place & 31] for place in range(4)
    )


def test_the_order_of_keys_does_not_follow_the_alphabet_of_names() -> None:
    keys = called(TEAM)
    assert list(keys.values()) == sorted(keys.values())
    assert list(keys) != sorted(keys)


def test_names_that_are_kept_are_keys_of_a_scenario_and_stay_apart() -> None:
    kept = called([*TEAM, "Anna-Snelling", "安" * 90], "keep")
    assert (kept["王芳"], kept["Anna Snelling"], kept["Anna-Snelling"]) == ("王芳", "Anna-Snelling", "Anna-Snelling--2")
    assert (kept["no"], kept["123"], kept["-"]) == ("rep-no", "rep-123", "rep")
    assert all(re.fullmatch(NAME, key) for key in kept.values())
    assert len(set(kept.values())) == len(kept)


def test_kept_names_stand_in_a_scenario_that_is_otherwise_the_same(tmp_path: Path) -> None:
    hid = made_from(tmp_path, sound_rows())
    kept = calibrate([tmp_path / "deals.csv", tmp_path / "prices.csv"], "test", names="keep")
    assert list(kept.scenario.reps) == ["李雷", "王芳"]
    assert {kept.scenario.reps[name].territory for name in kept.legend} == {
        hid.scenario.reps[key].territory for key in hid.legend
    }


# The secret


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SIMSALES_DATA", str(tmp_path / "own" / "data"))
    return tmp_path / "own" / "data"


def test_the_secret_is_made_once_and_only_its_owner_may_read_it(folder: Path) -> None:
    first = secret()
    assert len(first) == 32
    assert secret() == first
    assert os.listdir(folder) == [KEY_FILE]
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600


def test_a_secret_that_others_could_read_is_closed_again(folder: Path) -> None:
    secret()
    (folder / KEY_FILE).chmod(0o644)
    secret()
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["", "5a5a", "no hex", "\u00e4" * 64])
def test_a_damaged_secret_is_refused_and_never_replaced_in_silence(text: str, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / KEY_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="not the key of the pseudonyms"):
        secret()
    assert (folder / KEY_FILE).read_text(encoding="utf-8") == text


def test_without_a_place_for_the_secret_names_are_not_let_out_but_the_way_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("SIMSALES_DATA", str(tmp_path / "file"))
    with pytest.raises(InputError, match="SIMSALES_DATA; or --names keep"):
        called(TEAM)
    assert called(TEAM, "keep")
    assert called([]) == {}
