"""The differences from the real jq that are meant. docs/expressions.md says why of each."""

LEFT_OUT = ("$ENV", "env.", "input_line_number", "inputs", "debug", "stderr", "halt", "modulemeta", "$__prog_args")


def is_left_out(program):
    return any(word in program for word in LEFT_OUT)


def reason(program, value, ours, theirs):
    """Which of the meant differences explains this one; None when none does."""
    error = theirs.get("error", "")
    if "invalid gmtime representation" in error:
        return "the second before 1970 is a time"
    if "invalid pattern in look-behind" in error:
        return "look-behind of any length"
    if "have_decnum" in program:
        return "trailing zeros of a number"
    text = program + repr(value)
    if any(word in program for word in ("sub(", "match(", "split", "scan(", "capture(")) and any(ord(c) > 127 for c in text):
        return "empty matches go on by characters, not bytes"
    if "must be a string" in ours.get("error", "") and "key" in ours.get("error", ""):
        return "an object's key is checked before its value"
    return None
