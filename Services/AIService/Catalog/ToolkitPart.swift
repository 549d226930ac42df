/// A toolkit with all that is made of it alone. That is most of the work of a catalog, and the next version of the
/// catalog need not do it again for what has not changed.
struct ToolkitPart: Sendable {
  let toolkit: Toolkit
  /// By which a clause finds its tools, one text for each.
  let words: WordSegment
  /// Its actions as retrieval sees them, and by which words it finds them.
  let actions: [RetrievableTool]
  let actionWords: WordSegment
  let names: ToolkitNames.Spellings

  init(_ toolkit: Toolkit) {
    self.toolkit = toolkit
    var texts: [[String: Double]] = []
    var actions: [RetrievableTool] = []
    var actionTexts: [[String: Double]] = []
    for tool in toolkit.tools {
      let seen = RetrievableTool(tool, of: toolkit)
      let said = seen.words
      // A slug often says the verb that a name leaves out.
      texts.append(
        said.merging(WordIndex.words([(text: tool.slug.replacing("_", with: " "), weight: 3)]), uniquingKeysWith: +))
      guard tool.kind == .action else { continue }
      actions.append(seen)
      actionTexts.append(said)
    }
    words = WordSegment(texts)
    self.actions = actions
    actionWords = WordSegment(actionTexts)
    names = ToolkitNames.Spellings(of: toolkit)
  }
}
