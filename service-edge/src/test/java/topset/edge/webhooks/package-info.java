/** Tests of webhooks that need no server. */
@org.jspecify.annotations.NullMarked
package topset.edge.webhooks;
