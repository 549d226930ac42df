extension BuiltinToolkits {
  /// Calendly: lets guests book appointments.
  static let calendly = #"""
    {
      "toolkit": {
        "slug": "calendly", "name": "Calendly", "category": "calendar",
        "description": "Lets guests book appointments.",
        "aliases": []
      },
      "tools": [
        {
          "slug": "list_bookings", "name": "List bookings", "kind": "action",
          "description": "Reads the booked appointments of Calendly. Gives a list.",
          "aliases": ["calendly meetings"],
          "input_parameters": { "type": "object", "properties": {
            "min_start_time": { "type": "string", "description": "Only after this time.", "x-reads": "date" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "collection": { "type": "array", "items": {"type": "object"}, "description": "The appointments." }
          } },
          "examples": [
            "list my Calendly bookings",
            "get tomorrow's appointments from Calendly",
            "who booked a slot on Calendly",
            "fetch the scheduled calls from Calendly",
            "read upcoming Calendly events"
          ]
        },
        {
          "slug": "cancel_booking", "name": "Cancel a booking", "kind": "action",
          "description": "Cancels a booked appointment of Calendly with a reason.",
          "aliases": ["cancel calendly"],
          "input_parameters": { "type": "object", "properties": {
            "event_id": { "type": "string", "description": "The appointment.", "x-reads": "text" },
            "reason": { "type": "string", "description": "Why.", "x-reads": "text" }
          }, "required": ["event_id"] },
          "output_parameters": { "type": "object", "properties": {
            "cancelled": { "type": "boolean", "description": "Whether it is cancelled." }
          } },
          "examples": [
            "cancel the Calendly booking",
            "call the appointment off in Calendly",
            "cancel the Calendly event with a reason",
            "drop the booked slot",
            "remove the Calendly meeting"
          ]
        },
        {
          "slug": "booking_created", "name": "When an appointment is booked", "kind": "trigger",
          "description": "Starts when a guest books an appointment in Calendly. Carries guest and time.",
          "aliases": ["new calendly booking"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "payload": { "type": "object", "description": "The booking: name, email, start_time." }
          } },
          "examples": [
            "when someone books on Calendly",
            "on a new Calendly booking",
            "whenever a demo is booked",
            "each new appointment in Calendly",
            "if a guest picks a slot"
          ]
        },
        {
          "slug": "booking_cancelled", "name": "When an appointment is cancelled", "kind": "trigger",
          "description": "Starts when a guest cancels an appointment in Calendly. Carries the booking.",
          "aliases": ["calendly cancellation"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "payload": { "type": "object", "description": "The booking." }
          } },
          "examples": [
            "when a Calendly booking is cancelled",
            "on a cancelled appointment",
            "whenever a guest calls off",
            "each Calendly cancellation",
            "if someone cancels the demo"
          ]
        }
      ]
    }
    """#
}
