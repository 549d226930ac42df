import Testing
import WorkflowModels

@Suite struct JSONMemberPlaceTests {
  private func found(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    return JSONMemberPlace.find("d", in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    (#"{"d":{"a":[1,"}"]}}"#, #"{"a":[1,"}"]}"#), (#" { "a" : 1 , "d" : "x\"}" } "#, #""x\"}""#),
    (#"{"d":12,"a":2}"#, "12"), (#"{"a":{"d":1},"d":[ ]}"#, "[ ]"), (#"{"d":null}"#, "null"),
    (#"{"a":"\\","d":true}"#, "true"), (#"{"d":"\\"}"#, #""\\""#),
  ])
  func `the value of a member is found as it is written`(_ text: String, _ value: String) {
    #expect(found(text) == value)
  }

  @Test(arguments: [
    "", "1", "[]", "{}", #"{"a":1}"#, #"{"d":1,"d":2}"#, #"{"d":1,"\u0064":2}"#, #"{"D":1}"#, #"{"a":{"d":1}}"#,
    #"{"d""#, #"{"d":"#, #"{"d":{"#, #"{"d":"\"#, #"{"d":1"#, #"{"d":1,"#, #"{"d":}"#, #"{"d" 1}"#, #"{"d":1]"#, "{\"",
    "{\"\\", #"{"d":1 2}"#,
  ])
  func `nothing is found where the member is absent, ambiguous or broken`(_ text: String) {
    #expect(found(text) == nil)
  }

  @Test func `every beginning of a text is looked at without harm`() {
    let bytes = Array(#"{"a":"\"\\","d":[{"x":"]"}],"b":{"d":1}}"#.utf8)
    for end in bytes.indices { #expect(JSONMemberPlace.find("d", in: Array(bytes[..<end])) == nil) }
    #expect(JSONMemberPlace.find("d", in: bytes) != nil)
  }
}
