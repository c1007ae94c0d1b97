package topset.contract;

import java.time.OffsetDateTime;

/**
 * A person's session data was erased on request. Subscribers delete the person's identity and facts up to and including
 * this number. If an erased event is published again, it has this form too.
 */
public record AthleteErased(String gym, String athleteId, OffsetDateTime erasedAt) implements SessionFact {}
