package topset.program.replanning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.sets.SetChanges;

/** Why the plans of an athlete are computed again, and since when an input of them is different. */
public sealed interface Cause {
    /** Before every logged set. */
    Instant EVER = Instant.parse("0001-01-01T00:00:00Z");

    /** After every week: no input is different, but weeks may have ended. */
    Instant NOW = Instant.MAX;

    Cause EVERYTHING = new Change(EVER);
    Cause TIME = new Change(NOW);

    /** The earliest moment at which an input of a plan is different. Weeks that ended before it stay as they are. */
    Instant since();

    /** Logged sets were added, corrected or removed. {@code traceParent} is the trace of the computation. */
    record Sets(SetChanges changes, @Nullable String traceParent) implements Cause {
        @Override
        public Instant since() {
            return changes.since();
        }

        /** {@code ce_id} of the last event that changed something. */
        String causedBy() {
            return changes.causedBy().eventId();
        }
    }

    /** A decision about one program. No program before it depends on it. */
    record Decision(UUID programId, Instant since) implements Cause {}

    /** No input is different, but the stored plans may be damaged. So they are compared, and corrected as a whole. */
    record Rebuild(String causedBy) implements Cause {
        @Override
        public Instant since() {
            return EVER;
        }
    }

    /** Any other change, such as a program that starts or ends, a new bodyweight, or an import. */
    record Change(Instant since) implements Cause {}
}
