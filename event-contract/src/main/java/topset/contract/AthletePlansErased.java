package topset.contract;

import java.time.OffsetDateTime;

/**
 * A person's plans were erased on request. Subscribers must delete the person's profile, programs, targets and flags up
 * to and including this event's sequence number. If one of the person's earlier events is published again, it is also
 * published as an event of this type.
 */
public record AthletePlansErased(String gym, String athleteId, OffsetDateTime erasedAt) implements ProgramFact {}
