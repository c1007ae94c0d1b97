package topset.contract;

import java.time.OffsetDateTime;

/** A person asked to be forgotten: subscribers drop what identifies them and their facts. */
public record AthleteErased(String gym, String athleteId, OffsetDateTime erasedAt) implements SessionFact {}
