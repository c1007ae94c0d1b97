/**
 * Makes the messages of webhooks and signs them, as Standard Webhooks says. The ways in are
 * {@link topset.edge.webhooks.message.WebhookMessages} and {@link topset.edge.webhooks.message.WebhookSecret}.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.webhooks.message;
