package topset.rules.week;

import java.time.Instant;
import java.util.List;

/**
 * The periods in which an athlete was injured (training-rules.md § 12, {@code injury}).
 *
 * @param changes oldest first; the athlete is not injured before the first change
 */
public record Injuries(List<InjuryChange> changes) {

    public static final Injuries NONE = new Injuries(List.of());

    public record InjuryChange(Instant since, boolean injured) {}

    public Injuries {
        changes = List.copyOf(changes);
    }

    /** For an instant in the future, the latest change decides. */
    public boolean isInjured(Instant at) {
        boolean injured = false;
        for (InjuryChange change : changes) {
            if (change.since().isAfter(at)) {
                break;
            }
            injured = change.injured();
        }
        return injured;
    }
}
