internal import Glibc

/// Where private servers keep their files: in memory where there is room, because creating a database is a thousand
/// small files, ten times as quick there.
enum TestDirectory {
  private static let roomNeeded: UInt = 1 << 30

  static func path(for name: String, port: Int) -> String {
    var room = statvfs()
    let isRoomy =
      unsafe statvfs("/dev/shm", &room) == 0 && access("/dev/shm", W_OK) == 0
      && room.f_bavail >= roomNeeded / max(1, room.f_frsize)
    return "\(isRoomy ? "/dev/shm" : "/tmp")/wae-test-\(name)-\(getpid())-\(port)"
  }
}
