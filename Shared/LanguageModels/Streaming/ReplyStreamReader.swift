internal import WorkflowModels

/// From the bytes of a streamed reply to its events and, at the end, to the whole of it.
struct ReplyStreamReader {
  private let format: any WireFormat
  private let wire: WireRequest
  private var parser = EventStreamParser()
  private var draft: ReplyDraft

  init(format: any WireFormat, wire: WireRequest, provider: String) {
    self.format = format
    self.wire = wire
    draft = ReplyDraft(provider: provider, model: wire.model)
  }

  var isComplete: Bool { draft.isComplete }

  /// A tool that stands for structured output is told as text: callers see one form whatever the server knows.
  mutating func take(_ bytes: [UInt8]) throws(ModelError) -> [ModelEvent] {
    let events: [EventStreamParser.Event]
    do throws(EventStreamParser.TooLong) { events = try parser.feed(bytes) } catch {
      throw .malformed(draft.provider, "a line that is too long")
    }
    var news: [ModelEvent] = []
    for event in events where !draft.isComplete {
      if event.data == "[DONE]" {
        draft.isComplete = true
      } else if !event.data.isEmpty {
        guard let json = try? JSON(parsing: event.data) else {
          throw .malformed(draft.provider, "half a JSON text in its stream")
        }
        do throws(ModelError) { news += try format.read(json, streamedInto: &draft) } catch {
          var error = error
          error.usage = draft.usage
          throw error
        }
      }
    }
    guard let output = wire.outputTool?.tool.name else { return news }
    return news.map { event in
      guard case .toolCall(let index, _, _, let arguments) = event, draft.calls[index]?.name == output else {
        return event
      }
      return .text(arguments)
    }
  }

  /// Not every server says that it is at its end, but each says why it stopped.
  func finish() throws(ModelError) -> ModelReply {
    guard draft.isComplete || draft.stop != nil else { throw .brokenOff(draft.provider) }
    return try draft.finish(wire)
  }
}
