extension BuiltinToolkits {
  /// Shopify: online shops: products, orders, customers and stock.
  static let shopify = #"""
    {
      "toolkit": {
        "slug": "shopify", "name": "Shopify", "category": "commerce",
        "description": "Online shops: products, orders, customers and stock.",
        "aliases": []
      },
      "tools": [
        {
          "slug": "list_orders", "name": "List orders", "kind": "action",
          "description": "Reads the orders of a Shopify shop by status and date. Gives a list.",
          "aliases": ["get shopify orders"],
          "input_parameters": { "type": "object", "properties": {
            "status": { "type": "string", "enum": ["open", "closed", "cancelled", "any"], "description": "Which orders.", "x-reads": "text" },
            "created_at_min": { "type": "string", "description": "Only orders after this time.", "x-reads": "date" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "orders": { "type": "array", "items": {"type": "object"}, "description": "The orders." }
          } },
          "examples": [
            "list today's Shopify orders",
            "get unfulfilled orders from Shopify",
            "fetch all orders of the shop",
            "which Shopify orders are open",
            "read yesterday's sales from Shopify"
          ]
        },
        {
          "slug": "create_product", "name": "Create a product", "kind": "action",
          "description": "Adds a product to a Shopify shop, with a title, a description and a price.",
          "aliases": ["new shopify product"],
          "input_parameters": { "type": "object", "properties": {
            "title": { "type": "string", "description": "The title.", "x-reads": "quoted" },
            "body_html": { "type": "string", "description": "The description.", "x-reads": "text" },
            "price": { "type": "number", "description": "The price.", "x-reads": "number" }
          }, "required": ["title"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "integer", "description": "Id of the product." }
          } },
          "examples": [
            "create a product in Shopify",
            "add the item to our Shopify shop",
            "list a new product on Shopify for 19 euros",
            "publish the article in the Shopify store",
            "put the book on sale in Shopify"
          ]
        },
        {
          "slug": "update_inventory", "name": "Change the stock", "kind": "action",
          "description": "Sets how many of a product a Shopify shop has.",
          "aliases": ["shopify stock", "inventory"],
          "input_parameters": { "type": "object", "properties": {
            "sku": { "type": "string", "description": "The product.", "x-reads": "text" },
            "available": { "type": "integer", "description": "How many there are.", "x-reads": "number" }
          }, "required": ["sku", "available"] },
          "output_parameters": { "type": "object", "properties": {
            "available": { "type": "integer", "description": "How many there are now." }
          } },
          "examples": [
            "update the inventory in Shopify",
            "set the Shopify stock to 10",
            "change the quantity of the product in Shopify",
            "sync the stock levels to Shopify",
            "reduce the Shopify inventory"
          ]
        },
        {
          "slug": "fulfill_order", "name": "Fulfil an order", "kind": "action",
          "description": "Marks a Shopify order as shipped, with a tracking number.",
          "aliases": ["ship an order"],
          "input_parameters": { "type": "object", "properties": {
            "order_id": { "type": "integer", "description": "The order.", "x-reads": "number" },
            "tracking_number": { "type": "string", "description": "The tracking number.", "x-reads": "text" }
          }, "required": ["order_id"] },
          "output_parameters": { "type": "object", "properties": {
            "status": { "type": "string", "description": "How it stands." }
          } },
          "examples": [
            "fulfil the Shopify order",
            "mark the order as shipped in Shopify",
            "add the tracking number to the Shopify order",
            "ship the order in Shopify",
            "complete the fulfilment"
          ]
        },
        {
          "slug": "create_customer", "name": "Create a customer", "kind": "action",
          "description": "Adds a customer to a Shopify shop.",
          "aliases": ["shopify customer"],
          "input_parameters": { "type": "object", "properties": {
            "email": { "type": "string", "description": "E-mail address.", "x-reads": "email" },
            "first_name": { "type": "string", "description": "First name.", "x-reads": "person" }
          }, "required": ["email"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "integer", "description": "Id of the customer." }
          } },
          "examples": [
            "create a Shopify customer",
            "add the buyer to Shopify",
            "save the contact as a customer in Shopify",
            "register the user in our Shopify shop",
            "new customer in Shopify"
          ]
        },
        {
          "slug": "order_created", "name": "When an order is placed", "kind": "trigger",
          "description": "Starts when an order is placed in a Shopify shop. Carries the order.",
          "aliases": ["new shopify order"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "order": { "type": "object", "description": "The order: id, total_price, customer, line_items." }
          } },
          "examples": [
            "when a Shopify order is placed",
            "on a new order in Shopify",
            "whenever someone buys in our Shopify shop",
            "each new Shopify sale",
            "if an order comes in through Shopify"
          ]
        },
        {
          "slug": "stock_low", "name": "When the stock runs low", "kind": "trigger",
          "description": "Starts when the stock of a Shopify product falls below a number. Carries the product.",
          "aliases": ["low inventory"],
          "input_parameters": { "type": "object", "properties": {
            "threshold": { "type": "integer", "description": "The number.", "x-reads": "number" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "product": { "type": "object", "description": "The product." }
          } },
          "examples": [
            "when the Shopify stock is low",
            "if inventory falls below 5 in Shopify",
            "whenever a product is nearly sold out",
            "on low stock in our shop",
            "each product that runs out"
          ]
        }
      ]
    }
    """#
}
