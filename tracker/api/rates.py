"""How often somebody may ask: a bucket that holds a minute's worth and fills all the time (GCRA, in nanoseconds).

Kept in the memory of one process: several of them count for themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_network

WINDOW = 60
"""The length, in seconds, in which an empty bucket is full again."""

SECOND = 1_000_000_000
MOST = 10_000
"""How many who ask are told apart; where there are more at once, those who come last share one bucket."""

OTHERS = "others"
_BITS_OF_A_NETWORK = 64


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether this request is allowed, how many more are, and in how many seconds all are again, or one is."""

    allowed: bool
    left: int
    full_in: int
    next_in: int


class Rate:
    """What everybody may do of one sort, `quota` times a minute. A bucket that is full takes no memory."""

    def __init__(self, name: str, quota: int, *, most: int = MOST) -> None:
        self.name, self.quota = name, quota
        self._each = WINDOW * SECOND // quota
        self._most = most
        self._full_at: dict[str, int] = {}
        self._swept_at = 0

    @property
    def policy(self) -> str:
        """The item of RateLimit-Policy."""
        return f'"{self.name}";q={self.quota};w={WINDOW}'

    def state(self, standing: Standing) -> str:
        """The item of RateLimit: `r` more are allowed now, all of them are again after `t` seconds."""
        return f'"{self.name}";r={standing.left};t={standing.full_in}'

    def take(self, who: str, now: int) -> Standing:
        """One request, at a moment of a clock in nanoseconds that never goes back."""
        who = self._told_apart(who, now)
        begins = max(self._full_at.get(who, now), now)
        full_at = begins + self._each
        room = WINDOW * SECOND - (full_at - now)
        if room < 0:
            return Standing(False, 0, _seconds(begins - now), _seconds(-room))
        self._full_at[who] = full_at
        return Standing(True, room // self._each, _seconds(full_at - now), 0)

    def __len__(self) -> int:
        return len(self._full_at)

    def _told_apart(self, who: str, now: int) -> str:
        if who in self._full_at or len(self._full_at) < self._most:
            return who
        if now - self._swept_at >= SECOND:
            self._swept_at = now
            self._full_at = {name: full_at for name, full_at in self._full_at.items() if full_at > now}
        return who if len(self._full_at) < self._most else OTHERS


def household(host: str) -> str:
    """Who counts as one: an IPv4 address, or the network of an IPv6 address, of which one household has 2 to the 64.

    >>> household("192.0.2.1"), household("2001:db8:1:2:3:4:5:6"), household("::ffff:192.0.2.1")
    ('192.0.2.1', '2001:db8:1:2::/64', '192.0.2.1')

    """
    if ":" not in host:
        return host
    try:
        address = IPv6Address(host.partition("%")[0])
    except ValueError:
        return host
    mapped = address.ipv4_mapped
    return str(mapped) if mapped else str(ip_network((address, _BITS_OF_A_NETWORK), strict=False))


def _seconds(nanoseconds: int) -> int:
    """Whole seconds, rounded up."""
    return -(-nanoseconds // SECOND)
