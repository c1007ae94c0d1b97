package topset.program.rules.program;

import java.time.Instant;
import java.util.List;

/**
 * Since when an athlete is injured, and since when no more (training-rules.md § 12, {@code injury}).
 *
 * @param changes oldest first; the athlete is not injured before the first
 */
public record Injuries(List<Change> changes) {

    public static final Injuries NONE = new Injuries(List.of());

    /** The profile says from then on that the athlete is injured, or that the athlete is not. */
    public record Change(Instant since, boolean injured) {}

    public Injuries {
        changes = List.copyOf(changes);
    }

    /** Whether the athlete is injured at a moment. A moment to come is as the profile is now. */
    public boolean isInjured(Instant at) {
        boolean injured = false;
        for (Change change : changes) {
            if (change.since().isAfter(at)) {
                break;
            }
            injured = change.injured();
        }
        return injured;
    }
}
