package topset.contract;

import java.time.OffsetDateTime;

/**
 * A person's plans were erased on request. Subscribers must delete the profile, programs, targets and flags that they
 * store from this person's events on the same topic, up to and including the sequence number of this event. If an
 * earlier event about the person is published again, an event of this type is published in its place.
 */
public record AthletePlansErased(String gym, String athleteId, OffsetDateTime erasedAt) implements ProgramFact {}
