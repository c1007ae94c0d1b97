package topset.program.parked;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.program.intake.Intake;
import topset.store.Athlete;
import topset.store.StoreFailedException;
import topset.store.inbox.Inbox;
import topset.store.inbox.Parked;

/** Lists parked athletes, and replays or skips their events. */
@ApplicationScoped
public class ParkedAthletes {
    /** The paging position before the first athlete. */
    private static final Athlete FIRST = new Athlete("", "");

    private final DataSource dataSource;
    private final Inbox inbox;
    private final Intake intake;

    public ParkedAthletes(DataSource dataSource, Inbox inbox, Intake intake) {
        this.dataSource = dataSource;
        this.inbox = inbox;
        this.intake = intake;
    }

    /**
     * An athlete's state in the inbox: the sequence number of the last processed event, and why later events wait, if
     * they wait.
     */
    public record Standing(
            Athlete athlete, long seen, @Nullable Parked parked) {}

    /**
     * Returns a page of the parked athletes, ordered by gym and athlete, starting after the given athlete; null starts
     * at the first.
     */
    public List<Parked> list(@Nullable Athlete after, int limit) {
        try (var connection = dataSource.getConnection()) {
            return inbox.parked(connection, after == null ? FIRST : after, limit);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    public Standing standing(Athlete athlete) {
        try (var connection = dataSource.getConnection()) {
            return new Standing(
                    athlete,
                    inbox.seen(connection, athlete),
                    inbox.parked(connection, List.of(athlete)).get(athlete));
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /** Processes an athlete's parked events again. Does nothing if no event is parked. */
    public Standing replay(Athlete athlete) {
        if (standing(athlete).parked() == null) {
            return standing(athlete);
        }
        intake.replay(athlete, SkippedEvents::countAgain);
        return replayRest(athlete);
    }

    /**
     * Processes an athlete's parked events again if they wait for an exercise. Does nothing if they wait for another
     * reason.
     */
    void resume(Athlete athlete) {
        if (intake.resume(athlete)) {
            replayRest(athlete);
        }
    }

    /**
     * Repeats the replay until no parked event can be processed any more, because one replay reads only a part of many
     * parked events.
     */
    private Standing replayRest(Athlete athlete) {
        var standing = standing(athlete);
        while (standing.parked() != null && standing.parked().cause() == Parked.Cause.HOLE) {
            var before = standing;
            intake.replay(athlete, SkippedEvents::countAgain);
            standing = standing(athlete);
            if (standing.seen() == before.seen()) {
                break;
            }
        }
        return standing;
    }

    /**
     * Permanently skips the event or the missing numbers that block an athlete's parked events.
     *
     * @param operator who requested it
     * @param seen the athlete's last processed sequence number that the operator saw. If this number has changed,
     * nothing is skipped, so that a repeated request does not skip twice. Null switches this check off
     * @return empty if no event of the athlete waits
     */
    public Optional<Standing> skip(Athlete athlete, String reason, String operator, @Nullable Long seen) {
        var standing = standing(athlete);
        var before = standing.parked();
        if (seen != null && standing.seen() != seen) {
            return Optional.of(standing);
        }
        if (before == null) {
            return Optional.empty();
        }
        try {
            boolean skipped = intake.skip(athlete, (connection, what) -> {
                if (seen != null && what.from() - 1 != seen) {
                    throw new Outdated();
                }
                SkippedEvents.writeDown(connection, before, reason, operator, what);
            });
            return skipped ? Optional.of(replayRest(athlete)) : Optional.empty();
        } catch (Outdated meanwhile) {
            return Optional.of(standing(athlete));
        }
    }

    /** Rolls back a skip, because the athlete's last processed sequence number is not the one that the operator saw. */
    private static final class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
