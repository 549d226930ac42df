/// Names of categories for machines and for people.
enum CategoryName {
  static let usual = "other"

  /// "Project Management" → "project-management"; what has no letter is `other`.
  static func slug(_ text: String) -> String {
    guard text.contains(where: { $0.isASCII && ($0.isLetter || $0.isNumber) }) else { return usual }
    return Words.slug(text, separator: "-", maximum: 100)
  }

  /// "project-management" → "Project management"
  static func spoken(_ slug: String) -> String {
    let words = slug.replacing("-", with: " ").replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
