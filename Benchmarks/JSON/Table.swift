import WorkflowModels

/// Times of every contestant, taken in interleaved rounds so that a slow moment of the machine hits all alike.
struct Table {
  struct Row {
    let contestant: Contestant
    var nanoseconds: [Double] = []

    var median: Double {
      let sorted = nanoseconds.sorted()
      return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
    }
  }

  private let bytes: Int
  private var rows: [Row] = []

  init(bytes: Int) { self.bytes = bytes }

  mutating func measure(_ contestants: [Contestant], rounds: Int) {
    rows = contestants.map { Row(contestant: $0) }
    let clock = ContinuousClock()
    for round in 0..<rounds + 1 {
      for place in rows.indices {
        let repetitions = rows[place].contestant.repetitions
        let body = rows[place].contestant.body
        let duration = clock.measure { for _ in 0..<repetitions { body() } }
        // The first round only warms caches.
        if round > 0 { rows[place].nanoseconds.append(Double(duration.nanoseconds) / Double(repetitions)) }
      }
    }
  }

  func printRows() {
    print("One workflow of \(bytes) bytes; median of \(rows.first?.nanoseconds.count ?? 0) interleaved rounds.")
    for row in rows {
      let microseconds = (row.median / 10).rounded() / 100
      let megabytes = (Double(bytes) * 10_000 / row.median).rounded() / 10
      print("  \(row.contestant.name.padded(to: 44)) \("\(microseconds)".padded(to: 9)) µs  \(megabytes) MB/s")
    }
  }

  var ratios: JSON {
    func ratio(_ slow: Contestant.Name, _ fast: Contestant.Name) -> JSON {
      let times = [slow, fast].map { name in rows.first { $0.contestant.id == name }?.median ?? .nan }
      return .double((times[0] / times[1] * 100).rounded() / 100)
    }
    return [
      "read_ratio": ratio(.foundationRead, .documentRead),
      "write_ratio": ratio(.foundationWrite, .documentWrite),
      "parse_ratio_to_jansson": ratio(.janssonParse, .parse),
      "bytes": .int(bytes),
    ]
  }
}

extension Duration {
  fileprivate var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
