"""The differences from the real jq that are meant. docs/expressions.md says why of each. A rule looks at what both have
answered, and is as narrow as it can be: what it excuses is not compared."""
import base64
import json
import re

LEFT_OUT = ("$ENV", "env.", "input_line_number", "inputs", "debug", "stderr", "halt", "modulemeta", "$__prog_args")

PATHLESS = "Invalid path expression"
STATEFUL = re.compile(r"\b(reduce|foreach|limit|skip|nth|until|first|last|any|all|isempty|IN|INDEX|map_values|walk)\b"
                      r"|[|+\-*/%]=|[^=!<>|+\-*/%]=[^=]")
COMPUTED_IN_PLACE = re.compile(r"\b(del|path|pick)\((null|true|false|-?\d[\d.e]*)\)"
                               r"|\b(path|paths|del|pick)\(.*\b(pick|tostring|tonumber|toboolean|l?r?trimstr|floor|ceil|"
                               r"trim|ltrim|rtrim|round|trunc|rint|nearbyint|fabs|abs|min|max|min_by|max_by|isinfinite|isnan|isnormal|"
                               r"fromstream)\b|\b(path|paths|del|pick)\(.* ([-+*/%]|and|or|==|!=|<=?|>=?) "
                               r"|\b(path|paths|del|pick)\(.*\bnot\b")
SLICE = re.compile(r"\[[^\[\]\"]*:[^\[\]\"]*\]")
LEAVING = re.compile(r"\b(label|first|limit|nth|isempty|any|all|IN)\b")
MATCHING_NOTHING = re.compile(r'(match|scan|splits?|g?sub|capture)\(("(|a\*|x\?|\(\?=b\)|b\$|\^a)"|\.\[\d*:\d*\])[;)]')


def is_left_out(program):
    return any(word in program for word in LEFT_OUT)


NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")


MATH = re.compile(r"\b(a?(sin|cos|tan)h?|atan2|cbrt|exp|exp2|exp10|expm1|log|log2|log10|log1p|pow|pow10|[lt]?gamma"
                  r"|lgamma_r|j0|j1|y0|y1|sqrt)\b")


def with_plain_numbers(results, digits=17):
    """The results as text in which every number, in strings too, is written in one way."""
    return NUMBER.sub(lambda number: format(float(number[0]), f".{digits}g"), json.dumps(results))


def from_base64(results):
    """The results, where a text that is base64 is what it stands for."""
    def plain(text):
        try:
            return base64.b64decode(text, validate=True).decode()
        except ValueError:
            return text
    return [plain(result) if isinstance(result, str) else result for result in results]


WRAPPED_YEAR = re.compile(r"-?\d{10}(?=-\d\d-\d\d)")


def with_whole_years(results):
    """jq's results as text, where a year that its 32 bits could not hold is what it was meant to be."""
    return WRAPPED_YEAR.sub(lambda year: str(int(year[0]) + (1 << 32)), json.dumps(results))


def size(results):
    """How many values and letters there are in the results, at any depth, the keys of objects too."""
    if isinstance(results, dict):
        results = [*results, *results.values()]
    if isinstance(results, str):
        return 1 + len(results)
    return 1 + sum(map(size, results)) if isinstance(results, list) else 1


def reason(program, value, ours, theirs):
    """Which of the meant differences explains this one; None when none does."""
    our_error, error = ours.get("error", ""), theirs.get("error", "")
    both = "results" in ours and "results" in theirs
    theirs_are_more = both and size(theirs["results"]) > size(ours["results"])
    if "invalid gmtime representation" in error or "-1" in program + repr(value) \
            and re.search(r"todate|strftime|gmtime", program) and re.search(r"\btry\b|\?", program):
        return "the second before 1970 is a time"
    if "invalid pattern in look-behind" in error:
        return "look-behind of any length"
    if both and with_plain_numbers(ours["results"]) == with_plain_numbers(theirs["results"]):
        return "a number is a value, not a text"
    if both and "@base64" in program and with_plain_numbers(from_base64(ours["results"])) \
            == with_plain_numbers(from_base64(theirs["results"])):
        return "a number is a value, not a text"
    if both and MATH.search(program) \
            and with_plain_numbers(ours["results"], 14) == with_plain_numbers(theirs["results"], 14):
        return "the last digits of a mathematical function"
    if both and with_whole_years(theirs["results"]) == json.dumps(ours["results"]):
        return "a year has more than 32 bits"
    if re.search(r"\b(ldexp|scalb|scalbln)\(.*\binfinite\b", program):
        return "an infinite exponent is infinite"
    written_out = both and ("1E" in repr(theirs) and "1E" not in repr(ours) or "@base64 " in program)
    if "have_decnum" in program or "1e" in program and written_out:
        return "a number is a value, not a text"
    if "as object key at <top-level>" in error:
        return "a key computed from constants is told when it is reached"
    catches = re.search(r"\?|\btry\b", program)
    if ("as object key" in error or catches and (not our_error or both or not error)) and ("from_entries" in program or "with_entries" in program):
        return "from_entries takes more names and kinds of keys"
    if both and "%U %W %V %G %u %w" in program and "strptime" in program:
        return "a week without a year is no date"
    if "range(nan)" in program.replace(" ", "") or re.search(r"nan|log|sqrt|acos|asin|pow|mod", program) \
            and re.search(r"\brange\(", program):
        return "a range up to NaN is empty"
    if "fromjson" in program and "is not JSON" in our_error:
        return "JSON text is read strictly"
    if "?//" in program and our_error and not error:
        return "an error after the last of several patterns is one"
    if "?//" in program and LEAVING.search(program) and error and not our_error:
        return "a break does not try the next pattern"
    if "?//" in program and (theirs_are_more and LEAVING.search(program) or "Paths must be specified" in error):
        return "a break does not try the next pattern"
    if theirs_are_more and MATCHING_NOTHING.search(program) and not (program + repr(value)).isascii():
        return "empty matches go on by characters, not bytes"
    if "base64d" in program and "\ufffd" in json.dumps([ours, theirs], ensure_ascii=False):
        return "bytes that are no UTF-8 are replaced one by one"
    from_null = "null" in error or "input must be" in error and len(ours.get("results", [])) > 1
    if re.search(r"\b(reduce|foreach)\b", program) and from_null and not our_error:
        return "a loop's second initial value has the same source as the first"
    if both and re.search(r"\b(reduce|foreach)\b", program) and len(ours["results"]) > 1 \
            and ours["results"][:1] == theirs["results"][:1] and size(theirs["results"]) < size(ours["results"]):
        return "a loop's second initial value has the same source as the first"
    if both and len(SLICE.findall(program)) > 1 and re.search(r"[!=]=", program):
        return "two slices of one array are compared by what is in them"
    hidden = re.search(r"\?|\btry\b|trim|\br?index\b|\bindices\b", program)
    if PATHLESS in error and not our_error or PATHLESS in our_error and not error and hidden:
        return "what is computed inside path(…) is not looked at for places"
    if "path(" in program and "caught" in repr(theirs) and "caught" not in repr(ours):
        return "what is computed inside path(…) is not looked at for places"
    if PATHLESS in our_error and not error and COMPUTED_IN_PLACE.search(program):
        return "what is computed is no place, even where it equals the input"
    if COMPUTED_IN_PLACE.search(program) and catches and ours.get("results") == []:
        return "what is computed is no place, even where it equals the input"
    if COMPUTED_IN_PLACE.search(program) and "caught" in repr(ours) and "caught" not in repr(theirs):
        return "what is computed is no place, even where it equals the input"
    # A pick of no places is null.
    none = both and (not theirs["results"] or "pick(" in program and theirs["results"] == [None])
    if none and re.search(r"\?|\btry\b", program) and STATEFUL.search(program) \
            and re.search(r"\b(path|paths|pick|del)\(", program):
        return "where the state of a loop, or what was assigned to, lies"
    if (PATHLESS in error) != (PATHLESS in our_error) and STATEFUL.search(program):
        return "where the state of a loop, or what was assigned to, lies"
    return None
