import WorkflowModels

/// Documents that the tests share.
enum DocumentFixtures {
  /// Every field that the specification names, each with a value that is not its default.
  static let full: JSON = [
    "id": "wf_0190c2a4", "name": "Support triage", "description": "Sorts tickets", "version": 3,
    "nodes": [
      [
        "id": "fetch", "type": "http-request", "name": "Fetch tickets",
        "data": ["properties": ["method": "GET", "url": "https://x.example/{{ $trigger.team }}"], "label": "Fetch"],
        "retry": ["max_attempts": 5, "initial_seconds": 0.5, "factor": 3, "max_seconds": 90, "jitter": false],
        "timeout_seconds": 30, "on_error": "branch", "effect": "at_most_once", "journal": true, "parentId": "each",
        "position": ["x": -12.5, "y": 40], "selected": true, "style": ["width": 200],
      ],
      ["id": "each", "type": "for-each", "data": ["properties": [:]]],
    ],
    "edges": [
      [
        "id": "e1", "source": "fetch", "target": "each", "sourceHandle": "error", "targetHandle": "tool",
        "animated": true,
      ]
    ],
    "vars": ["team": "core", "limit": 10],
    "settings": [
      "timeout_seconds": 60, "max_parallel": 4, "error_workflow": "wf_other",
      "concurrency": ["key": "{{ .id }}", "limit": 2, "on_limit": "cancel_oldest"], "color": "red",
    ],
    "viewport": ["x": 0, "y": 0, "zoom": 1.5],
  ]

  /// The full document with one change.
  static func changed(_ change: (inout JSONObject) -> Void) -> JSON {
    var object = full.objectValue ?? [:]
    change(&object)
    return .object(object)
  }

  /// The full document with a field of its first node set, or with nil removed.
  static func changedNode(_ key: String, _ value: JSON?) -> JSON {
    changed { object in
      var nodes = object["nodes"]?.arrayValue ?? []
      var node = nodes.first?.objectValue ?? [:]
      node[key] = value
      nodes[0] = .object(node)
      object["nodes"] = .array(nodes)
    }
  }

  /// The same for its edge.
  static func changedEdge(_ key: String, _ value: JSON?) -> JSON {
    changed { object in
      var edge = object["edges"]?[0]?.objectValue ?? [:]
      edge[key] = value
      object["edges"] = [.object(edge)]
    }
  }

  /// The same for its settings.
  static func changedSettings(_ key: String, _ value: JSON?) -> JSON {
    changed { object in
      var settings = object["settings"]?.objectValue ?? [:]
      settings[key] = value
      object["settings"] = .object(settings)
    }
  }
}
