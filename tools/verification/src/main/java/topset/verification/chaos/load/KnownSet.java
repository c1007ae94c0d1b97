package topset.verification.chaos.load;

import java.time.OffsetDateTime;
import java.util.UUID;
import topset.verification.support.SetRequest;

public record KnownSet(String athlete, UUID sessionId, OffsetDateTime sessionStartedAt, int day, SetRequest set) {}
