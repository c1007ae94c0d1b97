/** Tests of the webhooks of this service, with real receivers. */
@org.jspecify.annotations.NullMarked
package topset.program.webhooks;
