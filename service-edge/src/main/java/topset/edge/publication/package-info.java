/**
 * Publishes a service's events: the relay and its health, the gym's event feed, and the operators' calls that publish
 * or send again. The entry points are {@link PublicMessage} for an event, and {@link StoreBeans}.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.publication;
