import WorkflowModels

/// One word of a program, with the bytes of the source it stands for.
struct Token {
  enum Kind: Equatable {
    /// `.name`
    case field(String)
    /// A name or a keyword.
    case name(String)
    /// `$name`, without the dollar.
    case variable(String)
    /// `@base64`, without the at sign.
    case format(String)
    case number(JSON)
    /// Any operator or bracket, `.` and `..` too.
    case symbol(String)
    case stringStart
    case text(String)
    case interpolationStart
    case interpolationEnd
    case stringEnd
    case end
  }

  let kind: Kind
  let start: Int
  let end: Int
}
