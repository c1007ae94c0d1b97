/**
 * Runs the work that a service repeats in the background. The entry points are {@link Jobs}, which starts a {@link
 * Job}, and {@link ReplicaLock} for work that only one replica may do at a time.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.jobs;
