import Foundation
import Testing
import WorkflowModels

@testable import Expressions

@Suite struct FunctionTests {
  static let examples = [
    Example("[.[] | length]", #"[[1,2],"é😀",{"a":1},null,-5]"#, "[2,2,1,0,5]"),
    Example("keys, keys_unsorted", #"{"b":1,"a":2}"#, #"["a","b"]"#, #"["b","a"]"#),
    Example("has(\"a\"), has(\"z\")", #"{"a":null}"#, "true", "false"),
    Example("[.[] | has(0)]", "[[],[1]]", "[false,true]"), Example("map(select(. > 1))", "[1,2,3]", "[2,3]"),
    Example("add, add(.[] | . * 2)", "[1,2]", "3", "6"), Example("add", #"["a","b"]"#, #""ab""#),
    Example("add", "[]", "null"), Example("any, all", "[true,false]", "true", "false"),
    Example("any(. > 2), all(. > 0)", "[1,3]", "true", "true"), Example("contains(\"bar\")", #""foobar""#, "true"),
    Example("contains({a: [1]})", #"{"a":[1,2]}"#, "true"), Example("inside([1,2])", "[1]", "true"),
    Example("tostring, tojson", "[1,\"a\"]", #""[1,\"a\"]""#, #""[1,\"a\"]""#),
    Example("[.[] | tonumber]", #"["1","-2.5","1e3",4]"#, "[1,-2.5,1000,4]"), Example("fromjson", #""[1]""#, "[1]"),
    Example("[.[] | type]", #"[null,true,1,"",[],{}]"#, #"["null","boolean","number","string","array","object"]"#),
    Example("[first, last, nth(1)]", "[1,2,3]", "[1,3,2]"),
    Example("join(\"-\")", #"["a",1,null,true]"#, #""a-1--true""#), Example("split(\", \")", #""a, b""#, #"["a","b"]"#),
    Example("ascii_downcase, ascii_upcase", #""aÉb""#, #""aÉb""#, #""AÉB""#),
    Example(
      "startswith(\"a\"), endswith(\"c\"), ltrimstr(\"a\"), rtrimstr(\"c\"), trimstr(\"a\")", #""abc""#, "true", "true",
      #""bc""#, #""ab""#, #""bc""#), Example("trim, ltrim, rtrim", #"" a ""#, #""a""#, #""a ""#, #"" a""#),
    Example("sort", #"[{"a":1},[1],"a",1,true,false,null]"#, #"[null,false,true,1,"a",[1],{"a":1}]"#),
    Example("sort", #"[1,-2.5,1.5,-1,0,null,"",1e300,-1e300]"#, #"[null,-1e300,-2.5,-1,0,1,1.5,1e300,""]"#),
    Example(
      "sort", #"["https://a/21","https://a/2","https://a/1\u0000","https://a/1","https://a/21aaaaaaaaaaaaaaaaaaaa"]"#,
      #"["https://a/1","https://a/1\u0000","https://a/2","https://a/21","https://a/21aaaaaaaaaaaaaaaaaaaa"]"#),
    Example(
      "sort", #"[[2],[1,"b"],[1],[],[[0]],[{"a":1}],["x"],[1,"a"]]"#,
      #"[[],[1],[1,"a"],[1,"b"],[2],["x"],[[0]],[{"a":1}]]"#),
    Example("sort", #"[{"b":1,"a":3},{"a":2,"b":5},{"a":2,"b":4}]"#, #"[{"a":2,"b":4},{"a":2,"b":5},{"b":1,"a":3}]"#),
    Example("sort", #"[{"b":1},{"a":2,"b":0},{"a":9},{}]"#, #"[{},{"a":9},{"a":2,"b":0},{"b":1}]"#),
    Example(
      "sort", "[9007199254740993,9007199254740992,9007199254740991]",
      "[9007199254740991,9007199254740992,9007199254740993]"),
    Example("map(if . == 0 then nan else . end) | sort | map(isnan)", "[1,0,-1]", "[true,false,false]"),
    Example("sort_by(.a, -.b) | map(.i)", #"[{"a":1,"b":1,"i":0},{"a":1,"b":2,"i":1},{"a":0,"b":0,"i":2}]"#, "[2,1,0]"),
    Example("[.[:nan], .[1:nan], .[nan:2], .[nan:]]", "[1,2,3]", "[[1,2,3],[2,3],[1,2],[1,2,3]]"),
    Example(".[:nan], .[1:nan]", #""aéb""#, #""aéb""#, #""éb""#),
    Example("del(.[1:nan])", "[1,2,3]", "[1]"),
    Example("sort_by(.a)", #"[{"a":2},{"a":1}]"#, #"[{"a":1},{"a":2}]"#),
    Example("sort_by(.a, .b)", #"[{"a":1,"b":2},{"a":1,"b":1}]"#, #"[{"a":1,"b":1},{"a":1,"b":2}]"#),
    Example(
      "group_by(.a)", #"[{"a":2,"i":1},{"a":1,"i":2},{"a":2,"i":3}]"#,
      #"[[{"a":1,"i":2}],[{"a":2,"i":1},{"a":2,"i":3}]]"#),
    Example("unique, unique_by(. % 2)", "[3,1,3,2]", "[1,2,3]", "[2,3]"),
    Example("min, max, min_by(-.), max_by(-.)", "[2,1,3]", "1", "3", "3", "1"),
    Example(
      "from_entries", #"[{"name":"a","value":1},{"k":"b","v":false},{"key":null},{"key":false}]"#,
      #"{"a":1,"b":false,"null":null,"false":null}"#),
    Example("flatten, flatten(1)", "[1,[2,[3]]]", "[1,2,3]", "[1,2,[3]]"), Example("reverse", "[1,2]", "[2,1]"),
    Example("[.[] | floor, ceil, round]", "[1.5,-1.5]", "[1,2,2,-2,-1,-2]"),
    Example("sqrt, pow(2; 10), fabs", "16", "4", "1024", "16"),
    Example("now, (now | todate)", "null", "1700000000.5", #""2023-11-14T22:13:20Z""#),
    Example("fromdate", #""2015-03-05T23:51:47Z""#, "1425599507"),
    Example("[empty]", "null", "[]"),
    Example("indices(\"b\"), index(\"b\"), rindex(\"b\")", #""éabxb""#, "[2,4]", "2", "4"),
    Example("indices(1), indices([1,2])", "[1,2,1,2]", "[0,2]", "[0,2]"),
    Example("explode, (explode | implode)", #""é😀""#, "[233,128512]", #""é😀""#),
    Example("transpose", "[[1,2],[3]]", "[[1,3],[2,null]]"),
    Example("[tostream] | fromstream(.[])", #"{"a":[1]}"#, #"{"a":[1]}"#),
    Example("[combinations]", "[[1,2],[3]]", "[[1,3],[2,3]]"), Example("bsearch(2), bsearch(9)", "[1,2,3]", "1", "-4"),
    Example("INDEX(.id)", #"[{"id":1}]"#, #"{"1":{"id":1}}"#), Example("IN(1, 2)", "2", "true"),
    Example("[limit(2; repeat(1))]", "null", "[1,1]"),
    Example("isempty(empty), isempty(1)", "null", "true", "false"),
    Example("getpath([\"a\", \"b\"])", "null", "null"),
    Example("toarray, ([1] | toarray)", "1", "[1]", "[1]"), Example("[.[] | not]", "[true,null]", "[false,true]"),
    Example("$__loc__.line", "null", "1"), Example("utf8bytelength", #""é""#, "2"), Example("ascii", "65", #""A""#),
    Example("[skip(1; 1, 2, 3)]", "null", "[2,3]"),
    Example("abs, toboolean?", "-5", "5"), Example("[paths(type == \"number\")]", #"[1,{"a":2}]"#, #"[[0],[1,"a"]]"#),
    Example("last(empty), last(1, 2)", "null", "2"), Example("error(null)?", "null"),
  ]

  @Test(arguments: examples) func `functions give what jq gives`(_ example: Example) throws {
    try example.check()
  }

  @Test func `the scope is seen through its variables`() throws {
    #expect(
      try run("[$trigger.team, $nodes.fetch.body[1], $vars.limit, $execution.id, $item.id, $index]") == [
        ["red", 2, 10, "exec_1", 7, 2]
      ])
    #expect(
      try run("$nodes[\"fetch-1\"].ok, ($nodes | keys), $nodes.gone.x, $nodes[\"fe\" + \"tch\"].body[0]") == [
        true, ["fetch", "fetch-1", "gone"], nil, 1,
      ])
    #expect(failure("$nodes.other")?.message.contains("other") == true)
    let outside = try ExpressionCompiler().compile("$item")
    #expect(throws: ExpressionError.self) { try outside.evaluate(.null, scope: ExpressionScope()) }
  }

  /// The examples of jq's manual lie outside the repository; `JQ_MANUAL_EXAMPLES` names the file.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["JQ_MANUAL_EXAMPLES"] != nil))
  func `the examples of jq's manual hold`() throws {
    let path = try #require(ProcessInfo.processInfo.environment["JQ_MANUAL_EXAMPLES"])
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let examples = try #require(try JSON(parsing: [UInt8](data)).arrayValue)
    // The environment is not readable here, and a number's trailing zeros are not kept.
    let known = ["ENV", "env.", "have_decnum then \"[[1,true]"]
    for example in examples {
      let program = try #require(example["program"]?.stringValue)
      if known.contains(where: { program.contains($0) }) { continue }
      let results = (try? run(program, example["input"] ?? .null)).map { JSON.array($0) }
      #expect(results == example["outputs"], "\(program)")
    }
  }
}
