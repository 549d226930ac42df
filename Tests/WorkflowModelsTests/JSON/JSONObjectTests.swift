import Testing
import WorkflowModels

struct JSONObjectTests {
  @Test(arguments: [3, 16, 17, 40])
  func `keys keep their order through setting, overwriting and removing`(_ count: Int) {
    var object = JSONObject()
    for number in 0..<count { object["k\(number)"] = .int(number) }
    object["k1"] = "second"
    #expect(Array(object.keys) == (0..<count).map { "k\($0)" })
    #expect(object["k1"] == "second")
    #expect(object.removeValue(forKey: "k0") == 0)
    #expect(object.removeValue(forKey: "k0") == nil)
    object["k2"] = nil
    #expect(object.count == count - 2)
    #expect(object["k1"] == "second")
    #expect(object["k\(count - 1)"] == (count == 3 ? nil : .int(count - 1)))
    object["k0"] = "again"
    #expect(Array(object.keys).last == "k0")
  }

  @Test(arguments: [2, 20])
  func `a copy is its own`(_ count: Int) {
    var object = JSONObject()
    for number in 0..<count { object["k\(number)"] = .int(number) }
    let copy = object
    object["k0"] = "changed"
    object["new"] = nil
    #expect(copy["k0"] == 0)
    #expect(copy != object)
  }

  @Test func `filtering and mapping keep the order`() {
    let object: JSONObject = ["c": 3, "a": 1, "b": 2]
    #expect(Array(object.filter { $0.value != 1 }.keys) == ["c", "b"])
    #expect(object.mapValues { .string($0.text()) } == ["c": "3", "a": "1", "b": "2"])
  }

  @Test func `a literal with a repeated key does not trap`() {
    let object: JSONObject = ["a": 1, "b": 2, "a": 3]
    #expect(object.count == 2)
    #expect(object["a"] == 3)
  }

  @Test func `accessors answer nil for another kind and never trap`() {
    let value: JSON = ["list": [1, .double(2), .double(2.5)], "text": "x", "flag": true, "none": nil]
    #expect(value["list"]?[1]?.intValue == 2)
    #expect(value["list"]?[2]?.intValue == nil)
    #expect(value["list"]?[2]?.doubleValue == 2.5)
    #expect(value["list"]?[3] == nil)
    #expect(value["list"]?[-1] == nil)
    #expect(value["list"]?["x"] == nil)
    #expect(value["text"]?.intValue == nil)
    #expect(value["none"]?.isNull == true)
    #expect(value["absent"] == nil)
    #expect(JSON.double(1e300).intValue == nil)
    #expect(JSON.double(.nan).intValue == nil)
    #expect(JSON.decimal("1e999").doubleValue == nil)
    #expect(JSON.decimal("18446744073709551616").doubleValue == 18446744073709551616)
    #expect(
      [value, [], "", 1, true, nil].map(\.typeName) == ["object", "array", "string", "number", "boolean", "null"])
  }
}
