/// What people say for the node types that do something, besides their titles. A type that is not here is found by its
/// title and summary alone.
enum NodeTypeWords {
  struct Said: Sendable {
    let aliases: [String]
    let examples: [String]
  }

  static let said: [String: Said] = [
    "http-request": Said(
      aliases: ["call api", "fetch url", "download", "web request", "post to an endpoint", "rest", "webhook call"],
      examples: [
        "get the data from https://api.example.org/v1/items", "download the file at this address",
        "send it to https://hooks.example.org/in", "call the API of the shop", "delete the entry through the REST API",
        "put the record to our endpoint",
      ]),
    "send-email": Said(
      aliases: ["mail", "e-mail", "email reply", "newsletter", "message by mail"],
      examples: [
        "send an email to the person in charge", "email the customer", "write a welcome mail", "mail me the summary",
        "reply to the sender by email",
      ]),
    "summarization-chain": Said(
      aliases: ["summary", "summarize", "shorten", "digest", "condense", "key points"],
      examples: [
        "summarize the text", "write a short summary of it", "shorten the article", "give me the key points",
        "condense the minutes of the meeting",
      ]),
    "sentiment-analysis": Said(
      aliases: ["sentiment", "mood", "tone", "positive or negative", "opinion"],
      examples: [
        "analyze the sentiment", "is the feedback positive or negative", "detect the tone of the message",
        "find out whether the writer is angry", "rate the mood of each comment",
      ]),
    "text-classifier": Said(
      aliases: ["classify", "categorize", "label", "triage", "sort by topic", "prioritize"],
      examples: [
        "classify the message", "categorize each email", "label it as billing or technical", "decide what it is about",
        "prioritize the requests",
      ]),
    "question-answer-chain": Said(
      aliases: ["answer questions", "knowledge base", "documents", "faq", "look up an answer"],
      examples: [
        "answer the question from our documents", "look the answer up in the handbook",
        "reply with what the knowledge base says", "find the passage that answers it", "answer from the FAQ",
      ]),
    "information-extractor": Said(
      aliases: ["extract", "fields from text", "parse text", "pull out", "structured data"],
      examples: [
        "extract the names and dates from the text", "pull the amount out of the invoice text",
        "get the address from the message", "turn the letter into fields", "read the order number out of the email",
      ]),
    "chat-completion": Said(
      aliases: ["language model", "ai", "translate", "rewrite", "draft", "generate text", "gpt", "llm"],
      examples: [
        "translate it to French", "let an AI write a reply", "rewrite the text in plain words",
        "draft an answer with AI",
        "generate a description with a language model",
      ]),
    "openai": Said(
      aliases: ["chatgpt", "gpt", "language model", "translate", "generate text"],
      examples: ["ask OpenAI", "let ChatGPT decide", "have GPT write it", "translate it with OpenAI", "prompt GPT-4"]),
    "anthropic": Said(
      aliases: ["claude", "language model"],
      examples: [
        "ask Claude", "let Claude decide", "have Anthropic's model write it", "prompt Claude", "use Claude for it",
      ]),
    "google-gemini": Said(
      aliases: ["gemini", "language model"],
      examples: ["ask Gemini", "let Gemini decide", "have Gemini write it", "prompt Gemini", "use Google's model"]),
    "groq": Said(
      aliases: ["llama", "fast language model"],
      examples: ["ask Groq", "let Groq decide", "have Groq write it", "prompt Llama on Groq", "use Groq for it"]),
    "ai-agent": Said(
      aliases: ["agent", "assistant", "with tools", "autonomous", "research"],
      examples: [
        "let an agent work it out", "an AI agent that can search the web", "an assistant with tools handles it",
        "have an agent do the research", "let the AI decide which tools to use",
      ]),
    "code-execution": Said(
      aliases: ["python", "script", "run code"],
      examples: [
        "run this Python code", "compute it with a script", "execute my function", "a Python step",
        "run some code on it",
      ]),
    "wait": Said(
      aliases: ["pause", "delay", "sleep", "later"],
      examples: [
        "wait five minutes", "pause for an hour", "sleep until tomorrow", "delay it by a day", "hold on a while",
      ]),
    "approval": Said(
      aliases: ["approve", "sign off", "human decision", "ask for permission", "review by a person"],
      examples: [
        "wait for approval", "ask the boss to sign off", "let a person decide", "get it confirmed by a manager",
        "only after somebody agrees",
      ]),
    "respond-to-webhook": Said(
      aliases: ["reply to caller", "http response", "return"],
      examples: [
        "answer the request with the result", "return a 201", "respond with the id", "reply to the caller",
        "send it back",
      ]),
  ]
}
