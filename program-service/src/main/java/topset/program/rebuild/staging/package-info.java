/**
 * Stores the session events that a rebuild has read from Kafka in a staging table, without those that precede an
 * athlete's erasure (ADR 0042). The entry point is {@link topset.program.rebuild.staging.LogStaging}. Words:
 * docs/glossary.md.
 */
@NullMarked
package topset.program.rebuild.staging;

import org.jspecify.annotations.NullMarked;
