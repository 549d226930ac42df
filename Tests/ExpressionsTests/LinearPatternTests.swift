import Expressions
import Testing

@Suite struct LinearPatternTests {
  @Test(
    arguments: [
      ("abc", "xabcx", true), ("^a.c$", "abc", true), ("^a.c$", "abcd", false), ("colou?r", "color", true),
      ("a|b|cd", "xcdx", true), ("^(a|b)*$", "abba", true), ("^(a|b)*$", "abca", false),
      ("[a-c]+[^0-9]$", "ab1", false),
      ("^\\d{3}-\\d{2,4}$", "123-4567", true), ("^\\d{3}-\\d{2,4}$", "123-4", false), ("\\bcat\\b", "a cat!", true),
      ("\\bcat\\b", "concat", false), ("^(?:ab){2,}$", "ababab", true), ("a{0}b", "b", true), ("^[]x]+$", "]x", true),
      ("é+", "caféé", true), ("", "", true), ("^$", "", true), ("(|a)b", "b", true), ("^(a?){3}a{3}$", "aaa", true),
      ("x*?y", "xxy", true), ("[\\w.]+@[\\w.]+", "mail bob@x.org", true), ("^((a|b)|c){2}$", "ca", true),
    ] as [(String, String, Bool)])
  func `it finds what it should`(pattern: String, text: String, isFound: Bool) throws {
    #expect(try LinearPattern(pattern).isFound(in: text) == isFound)
  }

  @Test(arguments: ["(", ")", "a)", "[a", "*a", "a{3,1}", "(?=a)", "\\1", "\\", "[z-a]", "a{9999}"])
  func `a wrong pattern is an error`(pattern: String) {
    #expect(throws: ExpressionError.self) { _ = try LinearPattern(pattern) }
  }

  @Test func `patterns that ruin others end at once`() throws {
    let text = String(repeating: "a", count: 20_000) + "b"
    #expect(try LinearPattern("^(a+)+$").isFound(in: text) == false)
    #expect(throws: ExpressionError.self) { _ = try LinearPattern("((((a{100}){100}){100}){100})") }
    let nested = String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000)
    #expect(throws: ExpressionError.self) { _ = try LinearPattern(nested) }
  }
}
