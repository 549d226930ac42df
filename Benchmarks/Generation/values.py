"""Whether a node's property holds what was wished. Ways of writing the same thing are equal."""

import json
import re

DAYS = {"sun": "0", "mon": "1", "tue": "2", "wed": "3", "thu": "4", "fri": "5", "sat": "6"}
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def holds(properties, wish):
    """A `path` of "" means anywhere in the properties."""
    given = at(properties, wish["path"])
    if given is None:
        return False
    if "contains" in wish:
        return plain(str(wish["contains"])) in plain(given if isinstance(given, str) else text(given))
    wanted = wish["equals"]
    if wish["path"] == "cron":
        return cron(given) == cron(wanted)
    if isinstance(given, list) and len(given) == 1 and not isinstance(wanted, list):
        given = given[0]
    return same(given, wanted)


def at(properties, path):
    value = properties
    for name in path.split(".") if path else []:
        if not isinstance(value, dict) or name not in value:
            return None
        value = value[name]
    return value


def text(value):
    return json.dumps(value, ensure_ascii=False)


def plain(words):
    return " ".join(words.split()).casefold()


def same(given, wanted):
    """Numbers as numbers or as text, words whatever their case, a channel with or without its sign."""
    if isinstance(given, bool) or isinstance(wanted, bool):
        return str(given).lower() == str(wanted).lower()
    if isinstance(given, (dict, list)) or isinstance(wanted, (dict, list)):
        return given == wanted
    first, second = plain(str(given)), plain(str(wanted))
    if first == second:
        return True
    try:
        return float(first) == float(second) and not first.startswith("+") and not second.startswith("+")
    except ValueError:
        return first.lstrip("#@").rstrip("/") == second.lstrip("#@").rstrip("/")


def cron(expression):
    """The fields of a cron line with names as numbers, lists in order and Sunday as 0."""
    fields = str(expression).lower().split()
    if len(fields) == 6 and fields[0] == "0":
        fields = fields[1:]
    if len(fields) != 5:
        return fields
    for name, number in DAYS.items():
        fields[4] = re.sub(rf"\b{name}\w*", number, fields[4])
    for number, name in enumerate(MONTHS, 1):
        fields[3] = re.sub(rf"\b{name}\w*", str(number), fields[3])
    fields[4] = days(fields[4].replace("?", "*"))
    fields[2] = fields[2].replace("?", "*")
    return [",".join(sorted(field.split(","))) for field in fields]


def days(field):
    """A list of single days: "1-5" and "1,2,3,4,5" are the same, and 7 is 0."""
    listed = set()
    for part in field.split(","):
        span = re.fullmatch(r"(\d)-(\d)", part)
        if span:
            first, last = int(span[1]), int(span[2])
            listed |= {str(day % 7) for day in range(first, (last if last >= first else last + 7) + 1)}
        else:
            listed.add("0" if part == "7" else part)
    return ",".join(sorted(listed))
