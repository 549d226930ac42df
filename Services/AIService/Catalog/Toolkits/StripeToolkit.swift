extension BuiltinToolkits {
  /// Stripe: payments, customers, invoices and subscriptions.
  static let stripe = #"""
    {
      "toolkit": {
        "slug": "stripe", "name": "Stripe", "category": "payments",
        "description": "Payments, customers, invoices and subscriptions.",
        "aliases": []
      },
      "tools": [
        {
          "slug": "create_customer", "name": "Create a customer", "kind": "action",
          "description": "Adds a customer to Stripe, with e-mail address and name.",
          "aliases": ["stripe customer"],
          "input_parameters": { "type": "object", "properties": {
            "email": { "type": "string", "description": "E-mail address.", "x-reads": "email" },
            "name": { "type": "string", "description": "Name.", "x-reads": "person" }
          }, "required": ["email"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the customer." }
          } },
          "examples": [
            "create a Stripe customer",
            "add the user to Stripe",
            "make a customer in Stripe for each sign-up",
            "register jo@example.com in Stripe",
            "save the buyer as a Stripe customer"
          ]
        },
        {
          "slug": "create_invoice", "name": "Create an invoice", "kind": "action",
          "description": "Writes an invoice in Stripe for a customer and sends it if wished.",
          "aliases": ["bill a customer"],
          "input_parameters": { "type": "object", "properties": {
            "customer": { "type": "string", "description": "The customer.", "x-reads": "text" },
            "amount": { "type": "number", "description": "The amount.", "x-reads": "number" },
            "description": { "type": "string", "description": "What it is for.", "x-reads": "text" },
            "currency": { "type": "string", "description": "The currency, such as eur.", "x-reads": "text" }
          }, "required": ["customer"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the invoice." },
            "hosted_invoice_url": { "type": "string", "description": "Address where it is paid." }
          } },
          "examples": [
            "create a Stripe invoice of 50 euros",
            "bill the customer in Stripe",
            "send an invoice with Stripe",
            "invoice the client through Stripe",
            "make an invoice for the order in Stripe"
          ]
        },
        {
          "slug": "create_payment_link", "name": "Create a payment link", "kind": "action",
          "description": "Makes a link where a price of Stripe is paid.",
          "aliases": ["checkout link"],
          "input_parameters": { "type": "object", "properties": {
            "price": { "type": "string", "description": "The price.", "x-reads": "text" },
            "quantity": { "type": "integer", "description": "How many.", "x-reads": "number" }
          }, "required": ["price"] },
          "output_parameters": { "type": "object", "properties": {
            "url": { "type": "string", "description": "The link." }
          } },
          "examples": [
            "create a payment link in Stripe",
            "make a Stripe checkout link",
            "get a link to pay for the course",
            "send a Stripe link for 20 dollars",
            "generate a payment link"
          ]
        },
        {
          "slug": "refund_payment", "name": "Refund a payment", "kind": "action",
          "description": "Pays a payment of Stripe back, all or in part.",
          "aliases": ["give money back"],
          "input_parameters": { "type": "object", "properties": {
            "payment_intent": { "type": "string", "description": "The payment.", "x-reads": "text" },
            "amount": { "type": "number", "description": "How much; all of it if none is named.", "x-reads": "number" }
          }, "required": ["payment_intent"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the refund." },
            "status": { "type": "string", "description": "How it stands." }
          } },
          "examples": [
            "refund the payment in Stripe",
            "give the customer the money back by Stripe",
            "issue a Stripe refund",
            "refund half of the charge",
            "pay the order back in Stripe"
          ]
        },
        {
          "slug": "list_payments", "name": "List payments", "kind": "action",
          "description": "Reads payments of Stripe by date, customer or status. Gives a list.",
          "aliases": ["stripe charges", "get payments"],
          "input_parameters": { "type": "object", "properties": {
            "created_after": { "type": "string", "description": "Only payments after this time.", "x-reads": "date" },
            "customer": { "type": "string", "description": "Only this customer's.", "x-reads": "text" },
            "limit": { "type": "integer", "description": "At most so many.", "x-reads": "number" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "data": { "type": "array", "items": {"type": "object"}, "description": "The payments." }
          } },
          "examples": [
            "list the Stripe payments of today",
            "get yesterday's charges from Stripe",
            "fetch failed payments in Stripe",
            "which payments came in at Stripe this week",
            "read all Stripe charges"
          ]
        },
        {
          "slug": "payment_succeeded", "name": "When a payment succeeds", "kind": "trigger",
          "description": "Starts when a payment in Stripe succeeds. Carries the payment.",
          "aliases": ["new stripe payment", "charge succeeded"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "data": { "type": "object", "description": "The payment: amount, currency, customer." }
          } },
          "examples": [
            "when a Stripe payment succeeds",
            "on a new payment in Stripe",
            "whenever a customer pays by Stripe",
            "each successful charge",
            "if money comes in at Stripe"
          ]
        },
        {
          "slug": "payment_failed", "name": "When a payment fails", "kind": "trigger",
          "description": "Starts when a payment in Stripe fails. Carries the payment and the reason.",
          "aliases": ["card declined"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "data": { "type": "object", "description": "The payment." }
          } },
          "examples": [
            "when a Stripe payment fails",
            "on a failed charge in Stripe",
            "whenever a card is declined",
            "if a subscription payment bounces",
            "each failed Stripe payment"
          ]
        },
        {
          "slug": "subscription_cancelled", "name": "When a subscription ends", "kind": "trigger",
          "description": "Starts when a subscription in Stripe is cancelled. Carries the subscription.",
          "aliases": ["churn"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "data": { "type": "object", "description": "The subscription." }
          } },
          "examples": [
            "when a subscription is cancelled in Stripe",
            "on a Stripe cancellation",
            "whenever a customer cancels the plan",
            "each ended subscription",
            "if someone churns in Stripe"
          ]
        }
      ]
    }
    """#
}
