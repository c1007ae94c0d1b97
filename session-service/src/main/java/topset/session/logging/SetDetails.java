package topset.session.logging;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;

/**
 * What a lifter tells of one set.
 *
 * @param rpe absent when not reported
 * @param slotId the program's slot, when the client knows it
 * @param note the lifter's own words, at most 1,000 characters, never published
 */
public record SetDetails(
        String exercise,
        SetRole role,
        Load load,
        Reps reps,
        @Nullable Rpe rpe,
        boolean pain,
        OffsetDateTime completedAt,
        @Nullable String slotId,
        @Nullable String note) {}
