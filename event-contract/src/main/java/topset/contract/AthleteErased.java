package topset.contract;

import java.time.OffsetDateTime;

/**
 * A person's session data was erased on request. Subscribers must delete the person's data of this log up to and
 * including this event's sequence number. If one of the person's earlier events is published again, an event of this
 * type is published in its place.
 */
public record AthleteErased(String gym, String athleteId, OffsetDateTime erasedAt) implements SessionFact {}
