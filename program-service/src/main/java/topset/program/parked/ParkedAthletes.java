package topset.program.parked;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.web.Cursor;
import topset.edge.web.Outage;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.program.intake.Intake;
import topset.program.parked.ParkedOwner.ParkedStanding;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.Sql;
import topset.store.inbox.InboxStatus;
import topset.store.inbox.Parked;

/**
 * Lists the athletes whose events are parked, and replays or skips these events for operators. Events replay by
 * themselves after a gym has defined the exercise that they name.
 */
@Singleton
public final class ParkedAthletes {
    private static final Logger LOG = Logger.getLogger(ParkedAthletes.class);
    private static final int AT_A_TIME = 500;

    /**
     * Selects the athletes whose events wait for an exercise that the gym has now defined. The stored reason is a text
     * such as {@code exercise my-press is not defined in the gym}; its second word is the exercise's id.
     */
    private static final String WAITERS = "select i.gym, i.athlete from inbox i"
            + " join exercise e on e.gym = i.gym and e.id = split_part(i.reason, ' ', 2)"
            + " where i.cause = 'CATALOGUE' order by i.since limit " + AT_A_TIME;

    private final DataSource dataSource;
    private final Intake intake;
    private final Job job = new Job("exercise-waiters", Duration.ofSeconds(1), this::sweep);

    public ParkedAthletes(DataSource dataSource, Intake intake) {
        this.dataSource = dataSource;
        this.intake = intake;
    }

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(job);
    }

    /** If {@code sequence}, the last processed number that the operator saw, has changed, nothing is skipped. */
    @Schema(name = "Skip")
    public record SkipRequest(
            @NotNull @Size(min = 1, max = LONGEST_REASON) String reason,
            @Nullable Long sequence) {
        private static final int LONGEST_REASON = 1_000;
    }

    /** Ordered by gym and id. */
    Page<ParkedOwner> list(PageRequest asked) {
        var cursor = asked.cursor();
        var after =
                cursor == null ? new Athlete("", "") : cursor.read(2, parts -> new Athlete(parts.get(0), parts.get(1)));
        return asked.page(
                most -> Query.on(dataSource, connection -> InboxStatus.parked(connection, after, most)).stream()
                        .map(ParkedOwner::of)
                        .toList(),
                last -> Cursor.of(last.gym(), last.athlete()));
    }

    public ParkedStanding standing(Athlete athlete) {
        return ParkedStanding.of(athlete, Query.on(dataSource, connection -> InboxStatus.of(connection, athlete)));
    }

    /** For an operator who has removed the cause. Does nothing if no event waits. */
    public ParkedStanding replay(Athlete athlete) {
        var standing = standing(athlete);
        if (!standing.parked()) {
            return standing;
        }
        intake.replay(athlete);
        return replayRest(athlete);
    }

    /** Repeats the replay, because one replay reads only a part of a long queue. */
    private ParkedStanding replayRest(Athlete athlete) {
        var standing = standing(athlete);
        while (standing.cause() == Parked.Cause.HOLE) {
            var before = standing;
            intake.replay(athlete);
            standing = standing(athlete);
            if (standing.sequence() == before.sequence()) {
                break;
            }
        }
        return standing;
    }

    /**
     * Permanently skips what blocks the athlete's events: an event that cannot be processed, or missing numbers.
     *
     * @param seen the last processed number that the operator saw. If it has changed, nothing is skipped, so that a
     * repeated request does not skip twice. With null there is no such check
     * @return empty if no event of the athlete waits
     */
    public Optional<ParkedStanding> skip(Athlete athlete, String reason, String operator, @Nullable Long seen) {
        if (intake.skip(athlete, seen, reason, operator)) {
            return Optional.of(replayRest(athlete));
        }
        var standing = standing(athlete);
        var isOutdated = seen != null && seen != standing.sequence();
        return standing.parked() || isOutdated ? Optional.of(standing) : Optional.empty();
    }

    public int sweep() {
        var waiters = Query.on(
                dataSource,
                connection -> Sql.list(connection, WAITERS, row -> new Athlete(row.getString(1), row.getString(2))));
        for (var athlete : waiters) {
            try {
                resume(athlete);
            } catch (RuntimeException e) {
                if (Outage.isBehind(e)) {
                    throw e;
                }
                LOG.errorf(e, "The parked events of %s cannot be processed", athlete);
            }
        }
        return waiters.size();
    }

    /** Does nothing if the events wait for another reason than an exercise. */
    private void resume(Athlete athlete) {
        if (intake.resume(athlete)) {
            replayRest(athlete);
        }
    }
}
