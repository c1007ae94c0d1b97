package topset.contract;

import java.time.OffsetDateTime;

/**
 * A person's plans were erased on request. Subscribers delete the person's profile, programs, targets and flags up to
 * and including this number. If an erased event is published again, it has this form too.
 */
public record AthletePlansErased(String gym, String athleteId, OffsetDateTime erasedAt) implements ProgramFact {}
