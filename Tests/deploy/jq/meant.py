"""The differences from the real jq that are meant. docs/expressions.md says why of each."""

LEFT_OUT = ("$ENV", "env.", "input_line_number", "inputs", "debug", "stderr", "halt", "modulemeta", "$__prog_args")


def is_left_out(program):
    return any(word in program for word in LEFT_OUT)


def reason(program, value, ours, theirs):
    return None
