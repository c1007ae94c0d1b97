package topset.program.parked;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.inbox.InboxStatus;
import topset.store.inbox.Parked;

/** An athlete whose events wait, because one of them could not be processed. */
public record ParkedOwner(
        String gym, String athlete, Parked.Cause cause, String reason, OffsetDateTime since, long waiting) {

    static ParkedOwner of(Parked parked) {
        return new ParkedOwner(
                parked.athlete().gym(),
                parked.athlete().id(),
                parked.cause(),
                parked.reason(),
                parked.since(),
                parked.count());
    }

    /** How far the events of an athlete are processed. */
    public record ParkedStanding(
            String gym,
            String athlete,
            long sequence,
            boolean parked,
            Parked.@Nullable Cause cause,
            @Nullable String reason,
            @Nullable Long waiting) {

        static ParkedStanding of(Athlete athlete, InboxStatus status) {
            var why = status.parked();
            return new ParkedStanding(
                    athlete.gym(),
                    athlete.id(),
                    status.seen(),
                    why != null,
                    why == null ? null : why.cause(),
                    why == null ? null : why.reason(),
                    why == null ? null : why.count());
        }
    }
}
