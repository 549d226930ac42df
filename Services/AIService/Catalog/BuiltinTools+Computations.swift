extension BuiltinTools {
  /// What is computed from lists.
  static let computations: [Tool] = [
    Tool(
      .transformCount, "Count", "Counts the items of a list, or those of each kind.",
      aliases: ["number of", "how many", "total number"], verbs: ["count"], keywords: ["count", "many", "number"],
      cues: [.url: -1.0],
      examples: [
        "count the tickets", "how many orders are there", "count them by status", "get the number of users",
        "compute how many failed",
      ]),
    Tool(
      .transformSum, "Sum", "Adds up a field over a list.",
      aliases: ["total", "add up"], verbs: ["sum", "total", "add", "calculate", "compute", "aggregate"],
      keywords: ["sum", "total", "totals"],
      cues: [.url: -1.0, .assignment: -0.6, .storeWord: -0.8],
      examples: [
        "sum the amounts", "calculate the total of price", "add up the hours", "compute the total revenue",
        "total the invoices",
      ]),
    Tool(
      .transformAverage, "Average", "The mean of a field over a list.",
      aliases: ["mean"], verbs: ["average", "calculate", "compute"], keywords: ["average", "mean", "averages"],
      cues: [.url: -1.0],
      examples: [
        "average the ratings", "calculate the average price", "compute the mean duration", "the average of score",
        "get the average amount",
      ]),
    Tool(
      .transformExtreme, "Largest or smallest", "The item of a list with the largest or smallest value.",
      aliases: ["maximum", "minimum", "highest", "lowest"], verbs: ["find", "get", "pick", "take"],
      keywords: [
        "highest", "lowest", "maximum", "minimum", "max", "min", "largest", "smallest", "cheapest", "newest", "oldest",
        "biggest",
      ], cues: [.url: -1.0],
      examples: [
        "find the highest price", "get the maximum amount", "the lowest temperature", "take the newest order",
        "pick the cheapest product",
      ]),
    Tool(
      .transformSort, "Sort", "Puts a list in order by a field.",
      aliases: ["order by", "rank"], verbs: ["sort", "order", "rank", "reverse"],
      keywords: ["sorted", "descending", "ascending"], cues: [.url: -1.0],
      examples: [
        "sort by amount", "order them by date descending", "sort the tickets by priority", "rank by score",
        "sort newest first",
      ]),
    Tool(
      .transformFirst, "Take the first", "The first or last items of a list.",
      aliases: ["top", "limit", "last"], verbs: ["take", "limit", "keep", "get", "pick", "return", "select"],
      keywords: ["first", "top", "last", "latest"],
      cues: [.number: 0.6, .condition: -0.8, .url: -0.8],
      examples: [
        "take the first 5", "keep the top 10", "limit to 3", "get the last 2 items", "only the first one",
      ]),
    Tool(
      .transformGroup, "Group", "Groups a list by a field.", aliases: ["by each", "bucket"],
      verbs: ["group", "aggregate"], keywords: ["grouped"],
      examples: [
        "group the orders by country", "group by status", "bucket the users by plan", "aggregate by month",
        "group them by owner",
      ]),
    Tool(
      .transformUnique, "Remove duplicates", "Keeps one of the items that are the same.",
      aliases: ["deduplicate", "unique", "distinct"], verbs: ["deduplicate", "dedupe", "remove", "drop", "delete"],
      keywords: ["duplicates", "duplicate", "unique", "distinct"],
      examples: [
        "remove duplicates", "deduplicate by email", "keep unique values", "distinct countries", "drop the duplicates",
      ]),
    Tool(
      .transformExtract, "Extract a field", "Takes one field out of the data, or out of every item.",
      aliases: ["pluck", "get field", "map"], verbs: ["extract", "pluck", "map", "take", "get", "read"],
      cues: [.url: -1.0, .from: 0.2],
      examples: [
        "extract the titles", "get the name of each user", "extract the email from it", "take the id",
        "map the orders to their total",
      ]),
    Tool(
      .transformExpression, "Transform", "Computes something new with an expression.",
      aliases: ["jq", "convert", "reshape", "format"],
      verbs: [
        "transform", "convert", "format", "reshape", "map", "multiply", "divide", "round", "flatten", "split", "parse",
        "apply",
      ], keywords: ["jq", "uppercase", "lowercase"],
      cues: [.quoted: 0.4],
      examples: [
        "transform it with jq `.items | length`", "convert the names to upper case", "flatten the list",
        "multiply the price by 2", "reshape the data",
      ]),
  ]
}
