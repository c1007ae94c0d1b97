/** Tests of webhooks, with real receivers. */
@org.jspecify.annotations.NullMarked
package topset.session.webhooks;
