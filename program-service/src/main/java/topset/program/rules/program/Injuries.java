package topset.program.rules.program;

import java.time.Instant;
import java.util.List;

/**
 * The periods in which an athlete was injured (training-rules.md § 12, {@code injury}).
 *
 * @param changes the changes of the injured state, oldest first; the athlete is not injured before the first change
 */
public record Injuries(List<Change> changes) {

    public static final Injuries NONE = new Injuries(List.of());

    /**
     * A change of the athlete's profile: from the instant {@code since} on the athlete is injured, or is no longer
     * injured.
     */
    public record Change(Instant since, boolean injured) {}

    public Injuries {
        changes = List.copyOf(changes);
    }

    /**
     * Whether the athlete is injured at an instant. For an instant in the future, the latest change of the profile
     * decides.
     */
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
