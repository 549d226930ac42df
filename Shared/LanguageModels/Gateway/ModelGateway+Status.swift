/// What is configured, for whoever asks.
extension ModelGateway {
  /// The models in the order in which they are asked.
  package var configured: [(name: String, model: String)] {
    entries.map { (name: $0.model.name, model: $0.model.model) }
  }
}
