"""Programs and inputs by chance, the same for the same seed: over the whole grammar, and with values that the
functions at hand can mostly do something with."""

PATHS = [".", ".a", ".b", ".c", ".[0]", ".[1]", ".[-1]", ".[]", ".[]?", ".a.b", ".a[0]", ".[1:]", ".[:2]", ".[:-1]",
         ".a?", ".[\"a\"]", "..", ".b[]?", ".[0]?", ".a[1:]", ".[1:3]", ".. | numbers", ".[2:1]", ".a?.b?"]
LITERALS = ["null", "true", "false", "0", "1", "-1", "2", "3", "10", "0.5", "-2.5", "1.25", "100", "\"\"", "\"a\"",
            "\"ab\"", "\"b\"", "\"a,b\"", "\"é😀\"", "\"1\"", "\"x y\"", "[]", "{}", "[1,2]", "[[1],2]", "{a:1}",
            "{\"a\":{\"b\":2}}", "[\"a\",\"b\"]", "[null,true]", "nan", "infinite", "-infinite", "empty", "1e3",
            "\"abcabc\"", "\" a \"", "\"A\"", "\"a-b\"", "[3,1,2]", "[0,false,null,\"\"]"]
NO_ARGUMENT = """not length utf8bytelength type keys keys_unsorted add any all reverse sort unique min max flatten
to_entries from_entries tostring tonumber toboolean tojson fromjson ascii_downcase ascii_upcase trim ltrim rtrim explode
implode floor ceil round trunc sqrt fabs abs first last transpose isnan isinfinite isnormal isfinite values nulls
booleans numbers strings arrays objects iterables scalars recurse paths tostream combinations error log exp log2 log10
exp2 exp10 sin cos tan asin acos atan sinh cosh tanh cbrt significand logb frexp modf rint nearbyint gmtime mktime todate
fromdate map_values(.) finites normals""".split()
ONE = """map(@) select(@) has(@) contains(@) inside(@) startswith(@) endswith(@) ltrimstr(@) rtrimstr(@) trimstr(@)
split(@) join(@) index(@) rindex(@) indices(@) flatten(@) range(@) first(@) last(@) nth(@) any(@) all(@) sort_by(@)
group_by(@) unique_by(@) min_by(@) max_by(@) map_values(@) with_entries(@) del(@) path(@) paths(@) getpath(@)
delpaths(@) to_entries walk(@) add(@) isempty(@) error(@) in(@) pick(@) limit(2;@) skip(1;@) recurse(@;false)
combinations(2) bsearch(@) INDEX(@) IN(@) splits(@) tojson ascii_downcase first(limit(3;repeat(@)))
getpath([@]) getpath([@,@]) delpaths([[@]]) fromstream(tostream) del(.[@]) [path(@)] [paths(@)] format(@) env_less(@) truncate_stream(@;tostream) [limit(5;recurse(@))]""".split()
TWO = """range(@;@) limit(@;@) skip(@;@) nth(@;@) setpath([@];@) any(@;@) all(@;@) pow(@;@) fmin(@;@) fmod(@;@)
ldexp(@;@) INDEX(@;@) IN(@;@) JOIN(@;@) atan2(@;@) until(true;@) while(false;@) setpath(@;@)""".split()
OPERATORS = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "and", "or", "//", ",", "|", "|", "|"]
UPDATES = ["=", "|=", "+=", "-=", "*=", "/=", "%=", "//="]
TARGETS = [".a", ".[0]", ".[]", ".[1:]", ".a.b", ".[-1]", ".[]?", "(.a,.b)", "(.[] | select(. != null))", ".a[1]",
           "first(.[])", "getpath([\"a\",\"b\"])", "(.a // .b)", "if . then .a else .b end", ".. ", "paths", "(.[2:4])",
           "limit(1; .[])", "recurse", "last(.[])"]
FORMATS = ["@text", "@json", "@csv", "@tsv", "@html", "@uri", "@sh", "@base64", "@base64d", "@urid"]
PATTERNS = ["a", "b+", "a|b", "(a)(b)?", "(?<x>a)", "(?<x>[a-c]+)(?<y>\\\\d)?", "^a", "b$", "", "a*", "[^a]", "\\\\w+",
            "\\\\s", "(?=b)", "(?<=a)b", "(?!a).", "(?<!a)b", "(a)\\\\1", "a+?", "a++b", "(?>a*)b", ".", "(ab|a)(c|bcd)?",
            "(?i)A", "[[:alpha:]]", "\\\\p{L}", "\\\\bab", "a{2}", "a{1,2}?", "(?:ab)+", "(?<x>a)|(?<y>b)", "(", "[", "*",
            "x?", ",\\\\s*", "(a|b)*c", "é", "\\\\d", "(?<x>.)(?<z>.)", "(?s)a.b", "(?x) a b ", "(?<n>a)\\\\k<n>"]
FLAGS = ["null", "\"g\"", "\"i\"", "\"x\"", "\"n\"", "\"gi\"", "\"gx\"", "\"l\"", "\"s\"", "\"p\"", "\"gn\"", "\"q\"", "\"\""]
DATES = ["%Y-%m-%dT%H:%M:%SZ", "%F", "%T", "%a %b %e", "%j", "%s", "%d/%m/%y", "%c", "%Y", "%H:%M", "%A, %B %d, %Y",
         "%U %W %V %G %u %w", "%I %p", "%Z %z", "%D %R", "%e %k %l", "%C %y %h %%"]


class Programs:
    def __init__(self, random):
        self.random = random
        self.variables = []

    def pick(self, choices):
        return choices[int(self.random.random() * len(choices))]

    def fill(self, pattern, depth):
        return "".join(piece if not place else self.program(depth) + piece
                       for place, piece in enumerate(pattern.split("@")))

    def program(self, depth):
        if depth <= 0 or self.random.random() < 0.12:
            return self.leaf()
        kind = self.random.random()
        if kind < 0.22:
            return f"({self.program(depth - 1)} {self.pick(OPERATORS)} {self.program(depth - 1)})"
        if kind < 0.36:
            return f"({self.program(depth - 1)} | {self.pick(NO_ARGUMENT)})"
        if kind < 0.52:
            form = self.pick(ONE)
            return "(. | length)" if "env_less" in form else self.fill(form, depth - 1)
        if kind < 0.57:
            return self.fill(self.pick(TWO), depth - 1)
        if kind < 0.64:
            update = self.pick(UPDATES)
            return f"({self.pick(TARGETS)} {update} {self.program(depth - 1)})"
        if kind < 0.72:
            return self.pattern(depth)
        if kind < 0.75:
            return self.date(depth)
        return self.structure(depth - 1)

    def leaf(self):
        kind = self.random.random()
        if self.variables and kind < 0.2:
            return "$" + self.pick(self.variables)
        if kind < 0.55:
            return self.pick(PATHS) if self.random.random() < 0.9 else "(" + self.pick(PATHS) + ")"
        return self.pick(LITERALS) if kind < 0.9 else self.pick(NO_ARGUMENT)

    def pattern(self, depth):
        name = self.pick(["test", "match", "capture", "scan", "splits", "split", "sub", "gsub"])
        subject = self.pick([".", "\"aabbab\"", "\"abc abd\"", "\"a1 b22, c\"", "\"Ab\\nba\"", "tostring", "\"éab\"", ".[]?",
                             "strings"])
        expression = "\"" + self.pick(PATTERNS) + "\""
        if name in ("sub", "gsub"):
            new = self.pick(["\"X\"", "\"<\\(.x)>\"", "\"\"", "(\"1\",\"2\")", "(.x // \"-\")", "empty", self.program(depth - 2)])
            flags = self.pick(["", "", ";" + self.pick(FLAGS)])
            return f"[{subject} | {name}({expression};{new}{flags})]"
        flags = "" if name != "split" and self.random.random() < 0.5 else ";" + self.pick(FLAGS)
        return f"[{subject} | {name}({expression}{flags})]"

    def date(self, depth):
        time = self.pick(["0", "1425599621", "1425599621.25", "-1", "1e9", "1700000000", ".", "86399", "951782400"])
        form = self.pick(DATES)
        return self.pick([
            f"({time} | gmtime)", f"({time} | strftime(\"{form}\"))", f"({time} | todate)", f"({time} | gmtime | mktime)",
            f"({time} | strftime(\"{form}\") | strptime(\"{form}\"))", f"({time} | gmtime | strftime(\"{form}\"))",
            f"({time} | todate | fromdate)", f"({self.program(depth - 2)} | mktime)",
            f"({time} | strflocaltime(\"%F %T\"))", f"(\"2024-02-29T12:00:00Z\" | strptime(\"%Y-%m-%dT%H:%M:%SZ\"))"])

    def bound(self, body, *names):
        self.variables += names
        text = body()
        del self.variables[len(self.variables) - len(names):]
        return text

    def structure(self, depth):
        one = lambda: self.program(depth)
        kind = int(self.random.random() * 22)
        if kind == 0:
            return f"[{one()}]"
        if kind == 1:
            key = self.pick(["b", "\"c\"", f"({one()})", "d", "@base64 \"k\"", "\"<\\(.a?)>\""])
            return f"{{a: {one()}, {key}: {one()}}}"
        if kind == 2:
            return f"if {one()} then {one()} else {one()} end"
        if kind == 3:
            return f"if {one()} then {one()} elif {one()} then {one()} end"
        if kind == 4:
            return f"try ({one()}) catch \"caught\""
        if kind == 5:
            return f"({one()})?"
        if kind == 6:
            source = one()
            return f"({source} as $x | {self.bound(one, 'x')})"
        if kind == 7:
            source = one()
            return f"({source} as [$x, $y] | {self.bound(one, 'x', 'y')})"
        if kind == 8:
            source = one()
            return f"({source} as {{a: $x, $b}} | {self.bound(one, 'x', 'b')})"
        if kind == 9:
            source = one()
            return f"({source} as [$x] ?// {{a: $x}} ?// $x | {self.bound(one, 'x')})"
        if kind == 10:
            source, start = one(), one()
            return f"reduce ({source}) as $x ({start}; {self.bound(one, 'x')})"
        if kind == 11:
            source, start = one(), one()
            return f"foreach ({source}) as $x ({start}; {self.bound(one, 'x')})"
        if kind == 12:
            source, start = one(), one()
            return f"foreach ({source}) as [$x, $y] ({start}; {self.bound(one, 'x', 'y')}; {self.bound(one, 'x', 'y')})"
        if kind == 13:
            return f"(label $out | {one()} | ., break $out)"
        if kind == 14:
            return f"(def f: {one()}; {one()} | f)"
        if kind == 15:
            return f"(def f(g): g | g; f({one()}))"
        if kind == 16:
            source = one()
            return f"(def f($p; q): q | [$p, .]; f({source}; {one()}))"
        if kind == 17:
            return f"\"<\\({one()})>\""
        if kind == 18:
            return f"({self.pick(FORMATS)} \"<\\({one()})>\")" if self.random.random() < 0.5 else f"({one()} | {self.pick(FORMATS)})"
        if kind == 19:
            return f"{self.pick(['.', '.a', '.[]?'])}[{one()}]"
        if kind == 20:
            return f".[{one()}:{one()}]"
        return f"-({one()})" if self.random.random() < 0.4 else f"[.[]? | {one()}]"

    def value(self, depth=3):
        kind = self.random.random()
        if depth <= 0 or kind < 0.45:
            return self.pick([None, True, False, 0, 1, 2, -1, 3.5, 10, "", "a", "b", "ab", "a,b", "é", "1", "x y", 100,
                              "2015-03-05T23:51:47Z", 1425599621, "aab", -0.5, "[1]", "YWI="])
        size = int(self.random.random() * 4)
        if kind < 0.72:
            return [self.value(depth - 1) for _ in range(size)]
        return {self.pick(["a", "b", "c", "key", "value", "name", "x"]): self.value(depth - 1) for _ in range(size)}
