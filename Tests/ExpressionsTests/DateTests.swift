import Testing
import WorkflowModels

@testable import Expressions

/// Dates in UTC; the outputs are jq's.
@Suite struct DateTests {
  static let examples = [
    Example("gmtime", "1425599621.25", "[2015,2,5,23,53,41.25,4,63]"),
    Example("gmtime | mktime", "951782400", "951782400"),
    Example("todate, todateiso8601", "1425599621", #""2015-03-05T23:53:41Z""#, #""2015-03-05T23:53:41Z""#),
    Example("strptime(\"%Y-%m-%dT%H:%M:%SZ\")", #""2015-03-05T23:51:47Z""#, "[2015,2,5,23,51,47,4,63]"),
    Example("strftime(\"%A, %B %d, %Y\")", "1435677542", #""Tuesday, June 30, 2015""#),
    Example(
      "strftime(\"%U %W %V %G %u %w %j %C %y %I %p %e %k\")", "951782400", #""09 09 09 2000 2 2 060 20 00 12 AM 29  0""#
    ),
    Example("strptime(\"%d %B %y %p %I\") | mktime", #""5 March 15 PM 3""#, "1425567600"),
    Example("[2024,1,30] | strftime(\"%F %a\"), mktime", "null", #""2024-03-01 Fri""#, "1709251200"),
    Example("strptime(\"%H:%M\")", #""10:20""#, "[1900,0,0,10,20,0,8,367]"),
    Example("strptime(\"%G %w\")", #""118799968 5""#, "[1900,0,0,0,0,0,5,367]"),
    Example("strptime(\"%H:%M\"), (.[:5] | strptime(\"%H\")?)", #""10:20 x""#, "[1900,0,0,10,20,0,8,367,\" x\"]"),
    Example("strptime(\"%F \") | mktime", #""2024-02-29""#, "1709164800"),
    Example("strptime(\"%F\") | mktime", #""2024-02-29 and more""#, "1709164800"),
    Example("strflocaltime(\"%H:%M %Z\"), (localtime == gmtime)", "60", #""00:01 UTC""#, "true"),
    Example("dateadd(\"seconds\"; 10), datesub(\"seconds\"; 1)", "5", "15", "4"),
    Example("date", "0", #""1970-01-01T00:00:00Z""#),
  ]

  @Test(arguments: examples) func `dates are what jq makes of them`(_ example: Example) throws {
    try example.check()
  }

  @Test(arguments: [
    "1e18 | todate", "nan | gmtime", "\"x\" | mktime", "[\"a\"] | mktime", "\"12x\" | strptime(\"%H\")",
    "1 | strftime(1)",
  ])
  func `what is no date is an error`(_ program: String) {
    #expect(failure(program)?.kind == .type)
  }

  @Test(arguments: [
    "input", "inputs", "debug", "stderr", "halt", "env", "$ENV", "input_line_number", "import \"a\" as a; 1",
  ])
  func `what is left out says so`(_ program: String) {
    let message = failure(program)?.message ?? ""
    #expect(message.contains("left out") || program == "$ENV" && message.contains("There is no variable"), "\(message)")
  }
}
