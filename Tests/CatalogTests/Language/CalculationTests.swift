import Testing

@testable import Catalog

@Suite struct CalculationTests {
  @Test(
    arguments: [
      ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("2^3^2", 512), ("-2^2", -4), ("10 % 4", 2), ("1e3 / 4", 250),
      ("max(1, 2, 3) - min(4, 5)", -1), ("round(2.345, 2)", 2.35), ("sqrt(16) + abs(-1)", 5), ("2 ** 3", 8),
      ("log10(1000)", 3), ("avg(1, 2)", 1.5),
    ] as [(String, Double)])
  func `arithmetic is computed`(_ text: String, _ expected: Double) throws {
    #expect(abs(try Calculation.value(of: text) - expected) < 1e-9)
  }

  @Test(arguments: [
    "", "1 +", "1 / 0", "2 2", "(1", "foo(1)", "x", "1..2", "9^9^9^9", "sqrt(-1)", ")", "max()", "e(", "import os",
    String(repeating: "(", count: 900), String(repeating: "-", count: 900), String(repeating: "1+", count: 900),
  ])
  func `anything else is a mistake`(_ text: String) {
    #expect(throws: Calculation.Mistake.self) { try Calculation.value(of: text) }
  }
}
