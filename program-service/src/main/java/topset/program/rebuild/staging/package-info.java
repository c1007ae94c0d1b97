/**
 * Reads session events from Kafka into a staging table for a rebuild. Removes events that precede an athlete's erasure
 * (ADR 0042). The entry points are {@link topset.program.rebuild.staging.LogReader}, which polls a topic, and {@link
 * topset.program.rebuild.staging.LogStaging}, which stores the events and reads those of one athlete.
 */
@NullMarked
package topset.program.rebuild.staging;

import org.jspecify.annotations.NullMarked;
