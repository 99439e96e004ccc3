"""Groups of mentions: joined on evidence, with what each joining rests on.

Reads pairs that are to be joined; gives the groups. Nothing here knows names.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from observance.domain.parties import Evidence, Ground
from observance.resolve.named import Named


@dataclass(slots=True, kw_only=True)
class Groups:
    """Mentions by number, joined one after the other."""

    mentions: dict[int, Named] = field(default_factory=dict)
    parent: dict[int, int] = field(default_factory=dict)
    evidence: dict[int, list[Evidence]] = field(default_factory=lambda: defaultdict(list))

    def add(self, one: Named) -> None:
        """A mention by itself."""
        self.mentions[one.n] = one
        self.parent.setdefault(one.n, one.n)

    def root(self, n: int) -> int:
        """The number that stands for a mention's group: that of its first mention."""
        while self.parent[n] != n:
            self.parent[n] = self.parent[self.parent[n]]
            n = self.parent[n]
        return n

    def join(self, one: Named, other: Named, *grounds: Ground) -> None:
        """Join two mentions and their groups; the evidence is kept where it joins two groups."""
        a, b = sorted((self.root(one.n), self.root(other.n)))
        if a == b:
            return
        self.parent[b] = a
        found = Evidence(
            grounds=grounds,
            words=(one.finding.name, other.finding.name),
            mentions=(one.finding.id, other.finding.id),
        )
        self.evidence[a] += [*self.evidence.pop(b, []), found]

    def all(self) -> list[tuple[list[Named], tuple[Evidence, ...]]]:
        """Every group in the order of its first mention, with its evidence."""
        members: dict[int, list[Named]] = defaultdict(list)
        for n in sorted(self.mentions):
            members[self.root(n)].append(self.mentions[n])
        return [(members[root], tuple(self.evidence.get(root, ()))) for root in sorted(members)]
