import LanguageModels
import Platform
import Testing

@Suite struct `The models' settings` {
  private func read(_ values: [String: String]) throws -> ModelSettings { try ModelSettings(Settings(values)) }

  @Test func `are nobody without a key or an address`() throws {
    let settings = try read(["ANTHROPIC_MODEL": "x"])
    #expect(settings.providers.isEmpty && settings.timeout == .seconds(60))
  }

  @Test func `are those with keys, in the usual order or another`() throws {
    var values = ["GOOGLE_API_KEY": "g", "GROQ_API_KEY": "q", "OPENAI_API_KEY": "o", "ANTHROPIC_API_KEY": "a"]
    #expect(try read(values).providers.map(\.vendor) == [.anthropic, .openai, .groq, .gemini])
    values["LLM_PROVIDERS"] = "gemini, Groq"
    #expect(try read(values).providers.map(\.vendor) == [.gemini, .groq])
  }

  @Test(arguments: [
    ("OPENAI_BASE_URL", "http://127.0.0.1:8080", "http://127.0.0.1:8080/v1"),
    ("OPENAI_BASE_URL", "http://host/api/v3/", "http://host/api/v3"),
    ("ANTHROPIC_BASE_URL", "https://proxy.example/anthropic", "https://proxy.example/anthropic/v1"),
    ("ANTHROPIC_BASE_URL", "https://api.anthropic.com/v1", "https://api.anthropic.com/v1"),
    ("GROQ_BASE_URL", "https://api.groq.com", "https://api.groq.com/openai/v1"),
    ("GOOGLE_BASE_URL", "http://localhost:1", "http://localhost:1/v1beta"),
  ])
  func `take an address with its path or without`(_ variable: String, _ url: String, _ expected: String) throws {
    #expect(try read([variable: url]).providers.first?.address == expected)
  }

  @Test(arguments: [
    ("LLM_PROVIDERS", "anthropic,mistral"), ("LLM_PROVIDERS", "groq,groq"), ("LLM_TIMEOUT_SECONDS", "0"),
    ("LLM_TIMEOUT_SECONDS", "soon"), ("OPENAI_BASE_URL", "localhost"), ("LLM_PRICES", "x=1"), ("LLM_PRICES", "x=-1/2"),
    ("OPENAI_API_KEY", "sk-secret with\u{7}bell"),
  ])
  func `that are wrong are named, without what was found`(_ variable: String, _ value: String) {
    let error = #expect(throws: SettingsError.self) { try read([variable: value]) }
    #expect(error?.variable == variable && error?.message.contains("secret") == false)
  }

  @Test func `hold prices`() throws {
    let prices = try read(["LLM_PRICES": "claude-sonnet-5-5=3/15/0.3, a=b=1/2"]).prices
    #expect(prices["claude-sonnet-5-5"] == ModelPrice(input: 3, output: 15, cached: 0.3))
    #expect(prices["a=b"] == ModelPrice(input: 1, output: 2))
  }
}
