/** Tests of the messages of webhooks. */
@org.jspecify.annotations.NullMarked
package topset.edge.webhooks.message;
