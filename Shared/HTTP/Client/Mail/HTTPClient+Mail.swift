/// The same library speaks SMTP: deliveries share the reactor, the egress guard and the shutdown with calls.
extension HTTPClient {
  /// Returns when the server has taken the message for all recipients. Cancelling the task ends the delivery.
  package func deliver(_ delivery: MailDelivery) async throws(MailError) {
    guard let url = delivery.url else {
      throw MailError(code: .invalid, message: "The mail server's host, port or greeting cannot be used")
    }
    guard delivery.hasCleanAddresses else {
      throw MailError(code: .invalid, message: "An address of the message cannot be used")
    }
    let handle = TransferHandle(id: nextID(), client: self)
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        handle.start(MailTransfer(id: handle.id, delivery, url: url, continuation))
      }
    } onCancel: {
      handle.cancel()
    }
    try outcome.get()
  }
}
