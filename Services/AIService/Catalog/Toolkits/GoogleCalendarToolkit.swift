extension BuiltinToolkits {
  /// Google Calendar: events and appointments of Google.
  static let googleCalendar = #"""
    {
      "toolkit": {
        "slug": "google-calendar", "name": "Google Calendar", "category": "calendar",
        "description": "Events and appointments of Google.",
        "aliases": ["gcal"]
      },
      "tools": [
        {
          "slug": "create_event", "name": "Create an event", "kind": "action",
          "description": "Puts an event into a Google calendar with a title, a time, a place and people.",
          "aliases": ["schedule a meeting", "book an appointment", "calendar invite"],
          "input_parameters": { "type": "object", "properties": {
            "summary": { "type": "string", "description": "Title of the event.", "x-reads": "quoted" },
            "start": { "type": "string", "description": "When it starts.", "x-reads": "date" },
            "end": { "type": "string", "description": "When it ends.", "x-reads": "date" },
            "attendees": { "type": "array", "items": {"type": "string"}, "description": "Who is invited.", "x-reads": "email" },
            "description": { "type": "string", "description": "The details.", "x-reads": "text" },
            "calendar_id": { "type": "string", "description": "The calendar; the main one if none is named.", "x-reads": "text" }
          }, "required": ["summary", "start"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the event." },
            "html_link": { "type": "string", "description": "Address of the event." }
          } },
          "examples": [
            "create an event in Google Calendar",
            "book a meeting tomorrow at 2pm in my calendar",
            "add the interview to Google Calendar",
            "schedule a call with ana@example.com on my calendar",
            "put the deadline in the team calendar"
          ]
        },
        {
          "slug": "list_events", "name": "List events", "kind": "action",
          "description": "Reads the events of a Google calendar in a time span. Gives a list.",
          "aliases": ["upcoming meetings", "agenda", "today's events"],
          "input_parameters": { "type": "object", "properties": {
            "calendar_id": { "type": "string", "description": "The calendar.", "x-reads": "text" },
            "time_min": { "type": "string", "description": "From when.", "x-reads": "date" },
            "time_max": { "type": "string", "description": "Until when.", "x-reads": "date" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "items": { "type": "array", "items": {"type": "object"}, "description": "The events." }
          } },
          "examples": [
            "get today's events from Google Calendar",
            "list my meetings of this week",
            "what is on my calendar tomorrow",
            "fetch the agenda from Google Calendar",
            "read upcoming appointments"
          ]
        },
        {
          "slug": "update_event", "name": "Change an event", "kind": "action",
          "description": "Changes the time, title, place or people of an event in a Google calendar.",
          "aliases": ["reschedule", "move a meeting"],
          "input_parameters": { "type": "object", "properties": {
            "event_id": { "type": "string", "description": "Id of the event.", "x-reads": "text" },
            "start": { "type": "string", "description": "The new start.", "x-reads": "date" },
            "end": { "type": "string", "description": "The new end.", "x-reads": "date" },
            "summary": { "type": "string", "description": "The new title.", "x-reads": "quoted" }
          }, "required": ["event_id"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the event." }
          } },
          "examples": [
            "move the meeting in Google Calendar to Friday",
            "reschedule the calendar event",
            "change the title of the appointment",
            "update the event with the new time",
            "add a guest to the calendar event"
          ]
        },
        {
          "slug": "delete_event", "name": "Delete an event", "kind": "action",
          "description": "Takes an event out of a Google calendar.",
          "aliases": ["cancel a meeting"],
          "input_parameters": { "type": "object", "properties": {
            "event_id": { "type": "string", "description": "Id of the event.", "x-reads": "text" }
          }, "required": ["event_id"] },
          "output_parameters": { "type": "object", "properties": {
            "deleted": { "type": "boolean", "description": "Whether it is gone." }
          } },
          "examples": [
            "delete the event from Google Calendar",
            "cancel the appointment in my calendar",
            "remove the meeting from the calendar",
            "drop the cancelled booking from Google Calendar",
            "clear the slot in gcal"
          ]
        },
        {
          "slug": "event_started", "name": "When an event starts", "kind": "trigger",
          "description": "Starts when an event of a Google calendar begins, or so many minutes before.",
          "aliases": ["meeting starts", "before a meeting"],
          "input_parameters": { "type": "object", "properties": {
            "calendar_id": { "type": "string", "description": "The calendar.", "x-reads": "text" },
            "minutes_before": { "type": "integer", "description": "So many minutes earlier.", "x-reads": "number" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "event": { "type": "object", "description": "The event." }
          } },
          "examples": [
            "when a meeting starts in my calendar",
            "15 minutes before each calendar event",
            "on the start of a Google Calendar event",
            "whenever an appointment begins",
            "before my next meeting"
          ]
        },
        {
          "slug": "event_created", "name": "When an event is created", "kind": "trigger",
          "description": "Starts when an event is added to a Google calendar. Carries the event.",
          "aliases": ["new calendar event"],
          "input_parameters": { "type": "object", "properties": {
            "calendar_id": { "type": "string", "description": "The calendar.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "event": { "type": "object", "description": "The event." }
          } },
          "examples": [
            "when an event is added to Google Calendar",
            "on a new calendar event",
            "whenever someone books a slot",
            "if a meeting is created in my calendar",
            "each new appointment in gcal"
          ]
        }
      ]
    }
    """#
}
