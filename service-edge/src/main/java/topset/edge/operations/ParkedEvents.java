package topset.edge.operations;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.operations.ParkedOwner.ParkedStanding;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.inbox.Inbox;
import topset.store.inbox.Parked;
import topset.store.inbox.SkippedEvents;

/** Lists the athletes and gyms whose events are parked, and replays or skips these events. */
@Singleton
public class ParkedEvents {
    private static final Athlete FIRST = new Athlete("", "");

    private final DataSource dataSource;
    private final Inbox inbox;
    private final ParkedIntake intake;

    public ParkedEvents(DataSource dataSource, Inbox inbox, ParkedIntake intake) {
        this.dataSource = dataSource;
        this.inbox = inbox;
        this.intake = intake;
    }

    /** Ordered by gym and id, after the given one; null means the beginning of the list. */
    public List<ParkedOwner> list(@Nullable Athlete after, int limit) {
        return Query.on(dataSource, connection -> inbox.parked(connection, after == null ? FIRST : after, limit))
                .stream()
                .map(ParkedOwner::of)
                .toList();
    }

    public ParkedStanding standing(Athlete owner) {
        return ParkedStanding.of(owner, inInbox(owner));
    }

    private Inbox.Standing inInbox(Athlete owner) {
        return Query.on(dataSource, connection -> inbox.standing(connection, owner));
    }

    /** For an operator who has removed the cause. Does nothing if no event waits. */
    public ParkedStanding replay(Athlete owner) {
        var standing = standing(owner);
        if (!standing.parked()) {
            return standing;
        }
        intake.replay(owner);
        return replayRest(owner);
    }

    /** Repeats the replay, because one replay reads only a part of a long queue. */
    protected final ParkedStanding replayRest(Athlete owner) {
        var standing = standing(owner);
        while (standing.cause() == Parked.Cause.HOLE) {
            var before = standing;
            intake.replay(owner);
            standing = standing(owner);
            if (standing.sequence() == before.sequence()) {
                break;
            }
        }
        return standing;
    }

    /**
     * Permanently skips what blocks the owner's events: an event that cannot be processed, or missing numbers.
     *
     * @param seen the last processed number that the operator saw. If it has changed, nothing is skipped, so that a
     * repeated request does not skip twice. With null there is no such check
     * @return empty if no event of the owner waits
     */
    public Optional<ParkedStanding> skip(Athlete owner, String reason, String operator, @Nullable Long seen) {
        var standing = inInbox(owner);
        var before = standing.parked();
        if (seen != null && standing.seen() != seen) {
            return Optional.of(ParkedStanding.of(owner, standing));
        }
        if (before == null) {
            return Optional.empty();
        }
        try {
            boolean skipped = intake.skip(owner, (connection, what) -> {
                if (seen != null && what.from() - 1 != seen) {
                    throw new Outdated();
                }
                SkippedEvents.writeDown(connection, before, reason, operator, what);
            });
            return skipped ? Optional.of(replayRest(owner)) : Optional.empty();
        } catch (Outdated meanwhile) {
            return Optional.of(standing(owner));
        }
    }

    /** Rolls back a skip, because another request has processed or skipped events of the same owner first. */
    private static final class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
