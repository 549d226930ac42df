import Testing

/// Small programs of every kind; the outputs are jq's.
@Suite struct LanguageTests {
  static let paths = [
    Example(".", "5", "5"), Example(".a.b", #"{"a":{"b":1}}"#, "1"), Example(".a.b", "null", "null"),
    Example(".a[0]", #"{"a":[7]}"#, "7"), Example(#".["a b"]"#, #"{"a b":1}"#, "1"),
    Example(#"."a b".c"#, #"{"a b":{"c":2}}"#, "2"),
    Example(".[-1]", "[1,2]", "2"), Example(".[5]", "[1]", "null"), Example(".[1:3]", "[1,2,3,4]", "[2,3]"),
    Example(".[-2:]", #""abcd""#, #""cd""#), Example(".[:1.5]", "[1,2,3]", "[1,2]"), Example(".[]", "[1,2]", "1", "2"),
    Example(".[]", #"{"b":1,"a":2}"#, "1", "2"), Example(".a?", "[]"), Example(".[]?", "3"),
    Example("[..]", "[[1]]", "[[[1]],[1],1]"),
    Example(".[1e300]", "[1]", "null"), Example(".[nan]", "[1]", "null"), Example(".[-1e300]", "[1]", "null"),
    Example("[.[(0,1):(2,3)]]", "[1,2,3]", "[[1,2],[1,2,3],[2],[2,3]]"), Example(".[[2]]", "[1,2,2]", "[1,2]"),
    Example(".a.[0]", #"{"a":[3]}"#, "3"), Example(#".a["b"].c"#, #"{"a":{"b":{"c":4}}}"#, "4"),
    Example("[paths]", #"{"a":[1]}"#, #"[["a"],["a",0]]"#), Example("path(.a[0].b)", "null", #"["a",0,"b"]"#),
    Example("[path(..)]", "[[1]]", "[[],[0],[0,0]]"), Example("path(first(.a,.b))", "null", #"["a"]"#),
  ]

  static let construction = [
    Example("{a: 1, b}", #"{"b":2}"#, #"{"a":1,"b":2}"#), Example("{(.k): 1}", #"{"k":"x"}"#, #"{"x":1}"#),
    Example(#"{"a b": 1, "c\(1)": 2, @base64 "x": 3}"#, "null", #"{"a b":1,"c1":2,"x":3}"#),
    Example("{a: (1,2)}", "null", #"{"a":1}"#, #"{"a":2}"#), Example("[{a:(1,2), b:(3,4)}] | length", "null", "4"),
    Example("1 as $x | {$x, a: 1 + 1, if: 2}", "null", #"{"x":1,"a":2,"if":2}"#),
    Example("[.[] | . * 2]", "[1,2]", "[2,4]"),
    Example("[]", "null", "[]"), Example("{}", "null", "{}"), Example("{a: 1 | . + 1}", "null", #"{"a":2}"#),
    Example(#""a\(1 + 1)b\("c\(.)")""#, "5", #""a2bc5""#),
    Example(#""\(1,2)-\(3,4)""#, "null", #""1-3""#, #""2-3""#, #""1-4""#, #""2-4""#),
    Example(#""\u00e9\ud83d\ude00\n""#, "null", #""é😀\n""#),
    Example(#"@html "<\(.)>""#, #""<&'""#, #""<&lt;&amp;&#39;>""#),
    Example("@csv", #"[1,"a\"b",null,true]"#, #""1,\"a\"\"b\",,true""#), Example("@base64", #""hi!""#, #""aGkh""#),
    Example("@base64d", #""aGk=""#, #""hi""#), Example("@uri", #""a b/é""#, #""a%20b%2F%C3%A9""#),
    Example("@json", "[1]", #""[1]""#),
    Example("@sh", #"["it's", 2]"#, #""'it'\\''s' 2""#),
  ]

  static let operators = [
    Example("1 + 2 * 3 - 4 / 2", "null", "5"), Example("(1,2) + (10,20)", "null", "11", "12", "21", "22"),
    Example("7 % 3, -7 % 3, 5 % -2", "null", "1", "-1", "1"),
    Example("1 / 3", "null", "0.3333333333333333"), Example("10 / 2", "null", "5"),
    Example("null + 1, 1 + null", "null", "1", "1"),
    Example("9223372036854775807 + 1", "null", "9223372036854775808.0"),
    Example("9223372036854775806 + 1", "null", "9223372036854775807"),
    Example("-9223372036854775808 - 1 < 0", "null", "true"),
    Example("9007199254740993 * 1", "null", "9007199254740993"),
    Example("9223372036854775807 * 2 > 1e18", "null", "true"),
    Example("5 % 1e300, -9223372036854775808 % -1", "null", "5", "0"),
    Example(#""ab" * 3"#, "null", #""ababab""#), Example(#""ab" * -1"#, "null", "null"),
    Example(#""a,b" / ",""#, "null", #"["a","b"]"#),
    Example("[1,2,1] - [1]", "null", "[2]"),
    Example(#"{"a":{"b":1}} * {"a":{"c":2}}"#, "null", #"{"a":{"b":1,"c":2}}"#),
    Example(#"{"a":1} + {"a":2}"#, "null", #"{"a":2}"#),
    Example("1 == 1.0, 1 != 2, [] < {}, null < false, \"a\" < \"b\"", "null", "true", "true", "true", "true", "true"),
    Example("[1,2] == [1,2.0]", "null", "true"),
    Example("(true, false) and (true, false)", "null", "true", "false", "false"),
    Example("true or error", "null", "true"), Example("false and error", "null", "false"),
    Example("null // 1", "null", "1"), Example("(false, 1, null, 2) // 9", "null", "1", "2"),
    Example("empty // 3", "null", "3"), Example("1 // 2 // 3", "null", "1"),
    Example("-(1 + 2), -.", "4", "-3", "-4"),
    Example("[.[] | -. ]", "[1]", "[-1]"),
    Example("nan == nan, nan < nan, ([nan] | sort | length)", "null", "false", "true", "1"),
    Example("[nan, infinite]", "null", "[null, 1.7976931348623157e308]"),
    Example("100000000000000000000", "null", "100000000000000000000"),
    Example("1 as $x | 2 as $y | [$x, $y]", "null", "[1,2]"),
  ]

  static let control = [
    Example("if . then 1 end", "null", "null"),
    Example("if . == 1 then \"a\" elif . == 2 then \"b\" else \"c\" end", "2", #""b""#),
    Example("if (true, false) then 1 else 2 end", "null", "1", "2"),
    Example("try error(\"x\") catch .", "null", #""x""#),
    Example("[.[] | try tonumber catch \"bad\"]", #"["1","x"]"#, #"[1,"bad"]"#),
    Example("try error({a: 1}) catch .a", "null", "1"),
    Example("try (1, error(\"x\"), 2) catch .", "null", "1", #""x""#), Example("try error(\"\\(1)\")", "null"),
    Example("try ((try 1 catch 2) | error(\"out\")) catch .", "null", #""out""#),
    Example("[(1, 2) | try (if . == 1 then error(\"e\") else . end) catch \"c\"]", "null", #"["c",2]"#),
    Example("reduce .[] as $x (0; . + $x)", "[1,2,3]", "6"),
    Example("reduce (1,2,3) as $x (0; if $x == 2 then empty else . + $x end)", "null", "3"),
    Example("[foreach .[] as $x (0; . + $x; [$x, .])]", "[1,2]", "[[1,1],[2,3]]"),
    Example("[foreach ([1], [2]) as [$a] (0; . + $a)]", "null", "[1,3]"),
    Example("reduce .[] as [$a, {b: $c}] (0; . + $a + $c)", #"[[1,{"b":2}],[3,{"b":4}]]"#, "10"),
    Example(". as [$a, {b: $c, $d}] | [$a, $c, $d]", #"[1,{"b":2,"d":3}]"#, "[1,2,3]"),
    Example(". as {(\"a\", \"b\"): $x} | $x", #"{"a":1,"b":2}"#, "1", "2"),
    Example(". as {$a: [$b]} | [$a, $b]", #"{"a":[5]}"#, "[[5],5]"),
    Example(".[] as [$a] ?// $a | [$a]", "[[1],2]", "[1]", "[2]"),
    Example("def f: . + 1; f | f", "1", "3"), Example("def f(g): g | g; f(. * 3)", "2", "18"),
    Example("def f($a; $b): $a + $b + a; f(1; 2)", "null", "4"),
    Example("def fac: if . <= 1 then 1 else . * (. - 1 | fac) end; fac", "10", "3628800"),
    Example("def f(x): x as $y | def g: $y + 1; g; f(5)", "null", "6"),
    Example("def f: def g: 3; g; def g: 4; [f, g]", "null", "[3,4]"),
    Example("[label $f | (1, break $f, 2)]", "null", "[1]"),
    Example("[label $a | label $b | 1, break $a, 2]", "null", "[1]"),
    Example("[limit(3; range(10))], [first(range(5))], [limit(0; 1)]", "null", "[0,1,2]", "[0]", "[]"),
    Example("[range(0; 10; 3)], [range(5; 0; -2)], [range(0, 1; 3)]", "null", "[0,3,6,9]", "[5,3,1]", "[0,1,2,1,2]"),
    Example("[while(. < 10; . * 2)]", "1", "[1,2,4,8]"), Example("until(. > 100; . * 2)", "1", "128"),
    Example("[recurse(if . < 3 then . + 1 else empty end)]", "0", "[0,1,2,3]"),
    Example("def f: if . < 100000 then . + 1 | f else . end; f", "0", "100000"),
  ]

  static let assignment = [
    Example("del(.[0], .[0], .[-3]), del(.[0:2], .[3]), del(.[1:][0])", "[1,2,3]", "[2,3]", "[3]", "[1,3]"),
    Example("del(.a, .a.b, .c[0])", #"{"a":{"b":1},"c":[1,2]}"#, #"{"c":[2]}"#),
    Example(".a = 1", "null", #"{"a":1}"#), Example(".a = (1, 2)", "null", #"{"a":1}"#, #"{"a":2}"#),
    Example(".a.b |= . + 1", #"{"a":{"b":1}}"#, #"{"a":{"b":2}}"#),
    Example(".[] += 1", "[1,2]", "[2,3]"), Example(".a += .b", #"{"a":1,"b":2}"#, #"{"a":3,"b":2}"#),
    Example(".a //= 5 | .b //= 6", #"{"a":1}"#, #"{"a":1,"b":6}"#),
    Example(".[2] = 1", "null", "[null,null,1]"), Example("(.a, .b) = 9", "null", #"{"a":9,"b":9}"#),
    Example(".[] |= empty", "[1,2,3]", "[]"), Example("(.[] | select(. > 1)) |= . * 10", "[1,2,3]", "[1,20,30]"),
    Example("del(.a, .b)", #"{"a":1,"b":2,"c":3}"#, #"{"c":3}"#), Example("del(.[0, 2])", "[1,2,3]", "[2]"),
    Example("del(.[] | select(. == 2))", "[1,2,2,3]", "[1,3]"), Example("del(.[1:])", "[1,2,3]", "[1]"),
    Example(".[1:] = [9, 8, 7]", "[1,2,3]", "[1,9,8,7]"),
    Example("to_entries", #"{"a":1}"#, #"[{"key":"a","value":1}]"#),
    Example("with_entries(.value += 1)", #"{"a":1}"#, #"{"a":2}"#),
    Example("map_values(. + 1), map_values(empty)", #"{"a":1}"#, #"{"a":2}"#, "{}"),
    Example("setpath([\"a\", 0]; 1) | getpath([\"a\", 0, \"x\"])?", "null"),
    Example("delpaths([[\"a\"], [\"b\", 0]])", #"{"a":1,"b":[1,2]}"#, #"{"b":[2]}"#),
    Example("pick(.a.b)", #"{"a":{"b":1,"c":2}}"#, #"{"a":{"b":1}}"#),
    Example("walk(if type == \"number\" then . + 1 else . end)", "[1,[2]]", "[2,[3]]"),
    Example("1 as $x | .a += $x", #"{"a":1}"#, #"{"a":2}"#),
    Example("reduce .[] as $x ({}; .[$x] += 1)", #"["a","b","a"]"#, #"{"a":2,"b":1}"#),
  ]

  @Test(arguments: paths + construction) func `paths and constructions give what jq gives`(_ example: Example) throws {
    try example.check()
  }

  @Test(arguments: operators + control) func `operators and control give what jq gives`(_ example: Example) throws {
    try example.check()
  }

  @Test(arguments: assignment) func `assignments give what jq gives`(_ example: Example) throws {
    try example.check()
  }
}
