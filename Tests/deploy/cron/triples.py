"""Triples of expression, zone and instant by chance, most of them where cron gets difficult: near the moments at which
the clocks of a zone change."""
import bisect
import random
import struct
from datetime import datetime, timezone

FIRST = int(datetime(1990, 1, 1, tzinfo=timezone.utc).timestamp())
LAST = int(datetime(2041, 1, 1, tzinfo=timezone.utc).timestamp())
STEP = 3 * 86400
DAYS = "SUN MON TUE WED THU FRI SAT".split()
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def changes(info):
    """The moments at which a zone's offset changes, found by looking every third day and halving."""
    def offset(second):
        return datetime.fromtimestamp(second, timezone.utc).astimezone(info).utcoffset()

    found, before = [], offset(FIRST - STEP)
    for second in range(FIRST, LAST + STEP, STEP):
        now = offset(second)
        if now != before:
            low, high = second - STEP, second
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(middle) == before else (low, middle)
            found.append((high, int(before.total_seconds()), int(now.total_seconds())))
        before = now
    return found


class Expressions:
    def __init__(self, chance):
        self.chance = chance

    def number(self, low, high):
        return str(self.chance.randint(low, high))

    def term(self, low, high):
        chance, kind = self.chance, self.chance.random()
        if kind < 0.6:
            return self.number(low, high)
        if kind < 0.75:
            first = chance.randint(low, high)
            return f"{first}-{chance.randint(first, high)}"
        if kind < 0.9:
            return f"*/{chance.choice([1, 2, 3, 4, 5, 6, 7, 10, 12, 15, 20, 30, 40])}"
        first = chance.randint(low, high)
        return f"{first}/{chance.choice([1, 2, 3, 5, 10, 15, 20])}" if kind < 0.95 else \
            f"{first}-{chance.randint(first, high)}/{chance.choice([1, 2, 3, 5, 10])}"

    def field(self, low, high, star):
        if self.chance.random() < star:
            return "*"
        return ",".join(self.term(low, high) for _ in range(self.chance.choice([1, 1, 1, 1, 2, 3])))

    def day_of_month(self):
        kind = self.chance.random()
        if kind < 0.06:
            return "L"
        return "LW" if kind < 0.1 else self.field(1, 31, 0.7)

    def day_of_week(self):
        chance, kind = self.chance, self.chance.random()
        if kind < 0.04:
            return f"{chance.randint(0, 7)}L"
        if kind < 0.08:
            return f"{chance.randint(0, 7)}#{chance.randint(1, 5)}"
        if kind < 0.12:
            return chance.choice(DAYS)
        if kind < 0.14:
            return "MON-FRI"
        return self.field(0, 7, 0.75)

    def month(self):
        return self.chance.choice(MONTHS) if self.chance.random() < 0.04 else self.field(1, 12, 0.85)

    def next(self, hour=None):
        """`hour`: one at which the clocks may be set, so that many expressions mean that hour."""
        minute = self.field(0, 59, 0.12)
        if hour is not None and self.chance.random() < 0.6:
            near = (hour + self.chance.choice([-1, 0, 0, 0, 1])) % 24
            hours = self.chance.choice([str(near), str(near), f"{near},{(near + 1) % 24}", f"*/{max(1, near)}"])
        else:
            hours = self.field(0, 23, 0.3)
        fields = [minute, hours, self.day_of_month(), self.month(), self.day_of_week()]
        if self.chance.random() < 0.1:
            fields.insert(0, self.chance.choice(["0", "0", "30", "*/20", "15,45", "59"]))
        return " ".join(fields)


class Triples:
    def __init__(self, seed, zones):
        self.chance = random.Random(seed)
        self.expressions = Expressions(self.chance)
        self.zones = zones

    def next(self, zone):
        chance, known = self.chance, self.zones[zone]
        if known and chance.random() < 0.6:
            at, before, _ = chance.choice(known)
            instant = at + chance.choice([
                chance.randint(-90000, 90000), chance.randint(-7300, 7300), chance.randint(-4000, 4000), 0, -1,
                60 * chance.randint(-180, 180)])
            return self.expressions.next((at + before) % 86400 // 3600), instant
        return self.expressions.next(), chance.randint(FIRST, LAST)


def change_between(known, first, last):
    """The changes from a moment on and up to another."""
    place = bisect.bisect_left(known, (first,))
    found = []
    while place < len(known) and known[place][0] <= last:
        found.append(known[place])
        place += 1
    return found
