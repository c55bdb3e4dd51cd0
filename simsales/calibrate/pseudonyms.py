"""Keys for people: a scenario, a report and a mapping table never carry a name from an export.

Used once per import, right after the deals are read. A key is made from the name and a secret that stays in the user's
data folder: on this machine the same person has the same key in every import, and nobody without the secret can try
names until one fits. Which key is whose stands in the legend alone.
Source: HMAC (RFC 2104); letters without look-alikes (Crockford's base 32).
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Literal

from simsales.errors import InputError, Place, Problem
from simsales.i18n import Text
from simsales.spec.shelf import data_folder

from .own_keys import apart

Names = Literal["hide", "keep"]
KEY_FILE = "names.key"
SHORTEST = 4
"""Letters of a key: a million keys, and longer where two of one team are alike."""
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_SECRET_BYTES = 32
_PURPOSE = b"simsales rep\0"
_NO_KEY = Text(en="the key of the pseudonyms cannot be kept here", zh="无法在此保存代号密钥")
_DAMAGED = Text(en="this is not the key of the pseudonyms", zh="这不是代号密钥")
_ELSEWHERE = Text(
    en="allowed: a folder of your own, named by the environment variable SIMSALES_DATA; or --names keep",
    zh="允许: 用环境变量 SIMSALES_DATA 指定一个您自己的文件夹; 或 --names keep",
)
_AWAY = Text(
    en="allowed: the file as it was, or none (a new one is made, and people get new keys)",
    zh="允许: 恢复原文件, 或删除它 (会生成新密钥, 各人的代号也会改变)",
)
_OUTSIDE_KEYS = re.compile(r"[^A-Za-z0-9_\u4e00-\u9fff]+")
_NO_WORD = re.compile(r"[\d.e_-]+|0[xob][0-9a-f]+|true|false|null|yes|no|on|off|y|n|none|nan|inf", re.IGNORECASE)
"""What YAML would read as a number, a date or a truth."""


def called(names: Collection[str], how: Names = "hide") -> dict[str, str]:
    """Name -> key, in the order of the keys, so that not even the alphabet tells who is who. Raises InputError."""
    keys = _kept(names) if how == "keep" else hidden(names, secret()) if names else {}
    return dict(sorted(keys.items(), key=lambda pair: pair[1]))


def hidden(names: Collection[str], key: bytes) -> dict[str, str]:
    """Name -> `rep-7f3a`; where keys of two would be alike, both get more letters."""
    digests = {name: _letters(hmac.digest(key, _PURPOSE + name.encode("utf-8", "replace"), "sha256")) for name in names}
    lengths = dict.fromkeys(digests, SHORTEST)
    while alike := _alike({name: digest[: lengths[name]] for name, digest in digests.items()}):
        lengths |= {name: lengths[name] + 1 for name in alike}
    return {name: f"rep-{digest[: lengths[name]]}" for name, digest in digests.items()}


def _alike(keys: Mapping[str, str]) -> list[str]:
    times = Counter(keys.values())
    return [name for name, key in keys.items() if times[key] > 1]


def _letters(digest: bytes) -> str:
    number = int.from_bytes(digest, "big")
    return "".join(_LETTERS[number >> 5 * place & 31] for place in range(8 * len(digest) // 5))


def _kept(names: Collection[str]) -> dict[str, str]:
    """Names as they are, as far as a key of a scenario can be."""
    keys: dict[str, str] = {}
    for name in sorted(names):
        plain = _OUTSIDE_KEYS.sub("-", name)[:30].strip("-")
        plain = f"rep-{plain}".strip("-") if not plain or _NO_WORD.fullmatch(plain) else plain
        keys[name] = apart(plain, keys.values())
    return keys


def secret() -> bytes:
    """The machine's own, made when first asked for; nobody else may read it. Raises InputError."""
    path = data_folder() / KEY_FILE
    try:
        if not path.exists():
            _make(path)
        path.chmod(0o600)
        kept = bytes.fromhex(path.read_text(encoding="ascii"))
    except OSError:
        raise InputError(Problem(Place(str(path)), "", _NO_KEY, _ELSEWHERE)) from None
    except ValueError:
        kept = b""
    if len(kept) != _SECRET_BYTES:
        raise InputError(Problem(Place(str(path)), "", _DAMAGED, _AWAY))
    return kept


def _make(path: Path) -> None:
    """All of it or nothing, and the first of two who make it at once wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_SECRET_BYTES))
        _name(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _name(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        draft.replace(path)
