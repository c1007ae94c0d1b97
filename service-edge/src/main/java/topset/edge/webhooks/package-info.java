/**
 * Sends a gym's events to receivers over HTTP, signed as in Standard Webhooks. Requests come in at
 * {@link topset.edge.webhooks.WebhookResource}; {@link topset.edge.webhooks.WebhookWorker} sends.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.webhooks;
