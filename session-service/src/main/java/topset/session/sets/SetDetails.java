package topset.session.sets;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;

/**
 * The content of one set, as the lifter reports it.
 *
 * @param rpe null if not reported
 * @param slotId null if the client does not know it
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
