/**
 * Sends a gym's events to the gym's own servers over HTTP, signed according to the Standard Webhooks specification. The
 * entry point for API requests is {@link topset.edge.webhooks.WebhookResource}. {@link
 * topset.edge.webhooks.WebhookWorker} sends messages. Words: docs/glossary.md.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.webhooks;
