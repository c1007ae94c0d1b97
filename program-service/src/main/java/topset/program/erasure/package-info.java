/**
 * Deletes an erased athlete's plans and programs and publishes Kafka tombstones for the targets. The entry point is
 * {@link topset.program.erasure.ErasedPlans}, which is called when the erasure event arrives.
 */
@org.jspecify.annotations.NullMarked
package topset.program.erasure;
