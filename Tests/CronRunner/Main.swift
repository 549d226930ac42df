private import Glibc
private import Platform
private import WorkflowModels

/// Computes ticks line by line, so that what drives it can compare them with those of another cron: `question`, zone,
/// second since 1970 and expression, by tabs, give the tick's second, `none`, or `error` and a sentence. Questions are
/// `next` and `previous`.
@main
struct Main {
  static func main() {
    let files = TimeZoneFiles()
    var zones: [Substring: TimeZoneRules] = [:]
    while let line = readLine() {
      let words = line.split(separator: "\t")
      guard words.count == 4, let second = Int(words[2]) else {
        print("error\ta line is question, zone, second, expression")
        continue
      }
      do {
        let zone: TimeZoneRules
        if let known = zones[words[1]] {
          zone = known
        } else {
          zone = try TimeZoneRules(name: String(words[1]), tzif: files.bytes(ofZone: String(words[1])))
          zones[words[1]] = zone
        }
        print(try answer(words[0], CronExpression(parsing: String(words[3])), zone, second))
      } catch {
        print("error\t\(error)")
      }
    }
  }

  private static func answer(
    _ question: Substring, _ expression: CronExpression, _ zone: TimeZoneRules, _ second: Int
  ) -> String {
    let timing = ScheduleTiming.cron(expression, zone: zone)
    let moment = Timestamp(microseconds: second * 1_000_000)
    let tick = question == "previous" ? timing.previous(before: moment) : timing.next(after: moment)
    return tick.map { String($0.microseconds / 1_000_000) } ?? "none"
  }
}
