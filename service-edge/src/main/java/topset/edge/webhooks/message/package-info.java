/**
 * Creates and signs webhook messages according to the Standard Webhooks specification. The entry points are
 * {@link topset.edge.webhooks.message.WebhookMessages} and {@link topset.edge.webhooks.message.WebhookSecret}.
 * Words: docs/glossary.md.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.webhooks.message;
