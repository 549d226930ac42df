package import WorkflowModels

/// The published JSON Schema (2020-12) of the workflow document, with the properties of every node type.
package struct WorkflowDocumentSchema: Sendable {
  private let registry: NodeRegistry

  package init(registry: NodeRegistry = .standard) { self.registry = registry }

  package var json: JSON {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "/schemas/workflow.json",
      "title": "Workflow", "type": "object", "required": ["name", "nodes"],
      "properties": [
        "id": ["type": "string", "pattern": "^wf_[A-Za-z0-9_-]{1,128}$"],
        "name": ["type": "string", "minLength": 1], "description": ["type": "string"],
        "version": ["type": "integer", "minimum": 1], "nodes": ["type": "array", "items": ["$ref": "#/$defs/node"]],
        "edges": ["type": "array", "items": ["$ref": "#/$defs/edge"]], "vars": ["type": "object"],
        "settings": ["$ref": "#/$defs/settings"],
      ],
      "$defs": ["node": node, "edge": edge, "retry": retry, "settings": settings],
    ]
  }

  private var node: JSON {
    let types = registry.types.map(\.declaration)
    let rules: [JSON] = types.map { declaration in
      [
        "if": ["properties": ["type": ["const": .string(declaration.type)]]],
        "then": ["properties": ["data": ["properties": ["properties": declaration.propertiesSchema]]]],
      ]
    }
    return [
      "type": "object", "required": ["id", "type"],
      "properties": [
        "id": ["type": "string", "minLength": 1, "maxLength": 256],
        "type": ["enum": .array(types.map { .string($0.type) })], "name": ["type": "string"],
        "data": ["type": "object", "properties": ["properties": ["type": "object"]]],
        "properties": ["type": "object", "description": "Read like data.properties."],
        "retry": ["$ref": "#/$defs/retry"], "timeout_seconds": ["type": "number", "exclusiveMinimum": 0],
        "on_error": ["enum": ["fail", "continue", "branch"], "default": "fail"],
        "effect": ["enum": ["at_least_once", "at_most_once"], "default": "at_least_once"],
        "journal": ["type": "boolean", "default": false],
        "parentId": ["type": "string", "description": "The for-each or loop whose body this node belongs to."],
        "position": ["type": "object", "properties": ["x": ["type": "number"], "y": ["type": "number"]]],
      ],
      "allOf": .array(rules),
    ]
  }

  private var edge: JSON {
    [
      "type": "object", "required": ["source", "target"],
      "properties": [
        "id": ["type": "string"], "source": ["type": "string"], "target": ["type": "string"],
        "sourceHandle": ["type": "string", "default": "main", "description": "The output port that the edge leaves."],
        "targetHandle": ["type": "string", "description": "model, memory or tool where the edge attaches support."],
      ],
    ]
  }

  private var retry: JSON {
    [
      "type": "object",
      "properties": [
        "max_attempts": ["type": "integer", "minimum": 1, "default": 3],
        "initial_seconds": ["type": "number", "minimum": 0, "default": 1],
        "factor": ["type": "number", "minimum": 1, "default": 2],
        "max_seconds": ["type": "number", "minimum": 0, "default": 60], "jitter": ["type": "boolean", "default": true],
      ],
    ]
  }

  private var settings: JSON {
    [
      "type": "object",
      "properties": [
        "timeout_seconds": ["type": "number", "exclusiveMinimum": 0, "default": 3600],
        "max_parallel": ["type": "integer", "minimum": 1, "default": 16], "error_workflow": ["type": "string"],
        "concurrency": [
          "type": "object", "required": ["key", "limit"],
          "properties": [
            "key": ["type": "string"], "limit": ["type": "integer", "minimum": 1],
            "on_limit": ["enum": ["queue", "skip", "cancel_oldest"]],
          ],
        ],
      ],
    ]
  }
}
