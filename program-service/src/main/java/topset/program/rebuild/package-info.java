/**
 * Computes each athlete's derived data again, from the stored sets or from the session events in Kafka, compares it
 * with the stored data and, on request, corrects the differences (ADR 0139). An operator's call arrives at {@link
 * topset.program.rebuild.RebuildResource}; {@link topset.program.rebuild.AthleteRebuild} rebuilds one athlete.
 */
@org.jspecify.annotations.NullMarked
package topset.program.rebuild;
