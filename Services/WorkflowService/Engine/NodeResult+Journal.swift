internal import Catalog
internal import WorkflowModels

/// Results as the journal keeps them.
extension NodeResult {
  /// JSON text, by the kind of the entry: `finished`, `waiting` or `awaiting`.
  var journalPayload: String {
    if let awaits { return awaits.json.text() }
    guard let waitsUntil else { return outputs.json.text() }
    let payload: JSON = ["outputs": outputs.json, "until": .int(waitsUntil.microseconds)]
    return payload.text()
  }
}

extension SignalWait {
  var json: JSON {
    var object = JSONObject()
    if let until { object["until"] = .int(until.microseconds) }
    if let token { object["token"] = .string(token) }
    switch onTimeout {
    case .finish(let outputs): object["finish"] = outputs.json
    case .fail(let failure): object["fail"] = failure.json
    }
    return .object(object)
  }

  init?(json: JSON) {
    let timeout: Timeout
    if let outputs = json["finish"].flatMap(NodeOutputs.init(json:)) {
      timeout = .finish(outputs)
    } else if let failure = json["fail"].flatMap(NodeFailure.init(json:)) {
      timeout = .fail(failure)
    } else {
      return nil
    }
    self.init(
      until: json["until"]?.intValue.map(Timestamp.init(microseconds:)), onTimeout: timeout,
      token: json["token"]?.stringValue)
  }
}
