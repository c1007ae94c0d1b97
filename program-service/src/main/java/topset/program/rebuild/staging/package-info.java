/**
 * The events that a rebuild has read from the log, in a staging table, without the events that an erasure covers (ADR
 * 0042). The entry points are {@link topset.program.rebuild.staging.LogReader}, which polls a topic, and {@link
 * topset.program.rebuild.staging.LogStaging}, which stores the events and reads those of one athlete.
 */
@NullMarked
package topset.program.rebuild.staging;

import org.jspecify.annotations.NullMarked;
