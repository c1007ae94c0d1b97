package topset.contract;

import java.time.OffsetDateTime;

/**
 * A person asked to be forgotten: subscribers drop what identifies them and their facts, up to and including this number. Stands also for each
 * earlier event that is published again after the erasure.
 */
public record AthleteErased(String gym, String athleteId, OffsetDateTime erasedAt) implements SessionFact {}
