package topset.verification.chaos.load;

import java.time.OffsetDateTime;
import java.util.UUID;
import topset.verification.support.SetRequest;

/** A set that the load generator has logged or will log. */
public record KnownSet(String athlete, UUID sessionId, OffsetDateTime sessionStartedAt, int day, SetRequest set) {}
