import Redis
import Testing

@Suite struct `The Redis URL` {
  @Test(arguments: [
    ("redis://localhost", RedisConfiguration.Endpoint.tcp(host: "localhost", port: 6379), 0),
    ("redis://:secret@10.0.0.1:7000/5", .tcp(host: "10.0.0.1", port: 7000), 5),
    ("redis://user:p%40ss@[::1]:7000", .tcp(host: "::1", port: 7000), 0),
    ("redis://", .tcp(host: "localhost", port: 6379), 0), ("REDIS://h/", .tcp(host: "h", port: 6379), 0),
    ("unix:///run/redis.sock?db=3", .unix(path: "/run/redis.sock"), 3),
  ])
  func `names the server and the database`(url: String, endpoint: RedisConfiguration.Endpoint, database: Int) throws {
    let configuration = try RedisConfiguration(url: url)
    #expect(configuration.endpoint == endpoint)
    #expect(configuration.database == database)
  }

  @Test func `carries user and password percent-encoded`() throws {
    let configuration = try RedisConfiguration(url: "redis://us%C3%A9r:a%2Fb%3A@h")
    #expect(configuration.user == "usér")
    #expect(configuration.password == "a/b:")
    #expect(!"\(configuration)".contains("a/b"))
  }

  @Test(arguments: [
    "rediss://h", "http://h", "localhost:6379", "redis://h:0", "redis://h:65536", "redis://h:x", "redis://h/-1",
    "redis://h/x", "redis://:%ZZ@h", "redis://:%F@h", "redis://[::1", "redis://[::1]x", "unix://relative",
    "unix:///a?db=x", "",
  ])
  func `is refused with a sentence that does not repeat it`(url: String) {
    let error = #expect(throws: RedisError.self) { try RedisConfiguration(url: url) }
    #expect(error?.code == .configuration)
    #expect(url.isEmpty || error?.message.contains(url) == false)
  }

  @Test func `that asks for encryption says what to do`() {
    let error = #expect(throws: RedisError.self) { try RedisConfiguration(url: "rediss://:secret@h") }
    #expect(error?.message.contains("redis://") == true)
  }
}
