import Glibc
import WorkflowModels

/// Times of every contestant, taken in many short interleaved rounds so that a slow moment of the machine hits all
/// alike. The thread's processor time is read and every round lasts about as long: a neighbour that takes the processor
/// away would otherwise slow the longest rounds most.
struct Table {
  /// What one round of one contestant is stretched to.
  private static let roundNanoseconds = 500_000

  struct Row {
    let contestant: Contestant
    var repetitions = 1
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
    for place in rows.indices {
      for _ in 0..<20 { rows[place].contestant.body() }
      let once = Self.nanoseconds(of: rows[place]) + 1
      rows[place].repetitions = max(1, Self.roundNanoseconds / once)
    }
    for _ in 0..<rounds {
      for place in rows.indices {
        let row = rows[place]
        rows[place].nanoseconds.append(Double(Self.nanoseconds(of: row)) / Double(row.repetitions))
      }
    }
  }

  private static func nanoseconds(of row: Row) -> Int {
    let start = processorTime()
    for _ in 0..<row.repetitions { row.contestant.body() }
    return processorTime() - start
  }

  private static func processorTime() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
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

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
