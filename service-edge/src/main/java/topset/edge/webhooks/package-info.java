/**
 * Sends a gym's events to the gym's own servers over HTTP, signed as the Standard Webhooks specification says, and only
 * to addresses that are public or allowed by the operator. {@link WebhookResource} receives API requests, {@link
 * WebhookWorker} sends messages.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.webhooks;
