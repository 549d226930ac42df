import Testing

/// The judge must see: a reader of sources that finds nothing would let everything pass.
struct SourceCodeTests {
  @Test(arguments: [
    ("import HTTP", "HTTP"), ("package import Platform", "Platform"), ("internal import struct Glibc.stat", "Glibc"),
    ("@preconcurrency import Dispatch", "Dispatch"), ("  private import func Glibc.getpid // why", "Glibc"),
    ("@_spi(Testing) public import Store", "Store"),
  ])
  func `every form of an import is seen`(_ line: String, _ module: String) {
    #expect(SourceFile(path: "x", text: line).imports == [module])
  }

  @Test(arguments: [
    "// import HTTP", "let text = \"import HTTP\"", "/* import HTTP */", "importHTTP()", "let import_ = 1",
  ])
  func `words about an import are none`(_ line: String) {
    #expect(SourceFile(path: "x", text: line).imports == [])
  }

  @Test(arguments: [
    (#"let a = "try! this" // try!"#, #"let a = "" "#),
    (##"let a = #"a "quoted" try!"# + b"##, #"let a = "" + b"#),
    (#"log("found \(try! count(of: "x")) of them") + c"#, #"log(" try! count(of: "")") + c"#),
    ("a /* try! */ + b", "a  + b"),
    (#"let a = "an escaped \" quote" + try! b"#, #"let a = "" + try! b"#),
  ])
  func `words are told from code`(_ text: String, _ code: String) {
    #expect(SourceCode.withoutWords(text) == code)
  }

  @Test func `lines keep their numbers`() {
    let text = "let a = \"\"\"\n  try! nothing\n  \"\"\"\n/* one\n two */\nlet b = try! c()\n"
    let hits = SourceFile(path: "x", text: text).codeLines.filter { $0.text.contains("try!") }
    #expect(hits.map(\.number) == [6])
  }
}
