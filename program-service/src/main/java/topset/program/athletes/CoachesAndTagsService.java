package topset.program.athletes;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import topset.edge.operations.TraceContext;
import topset.edge.transfer.ImportReport.LineResult;
import topset.edge.transfer.Line;
import topset.edge.web.Violations;
import topset.program.gym.GymEvent;
import topset.program.gym.GymStream;
import topset.program.programs.AthleteTable;
import topset.program.programs.NotFound;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Sql;
import topset.store.append.Tx;

/**
 * Changes and reads the coaches and tags of athletes, and archives athletes. Each change is stored as an event of the
 * gym and not of the athlete, because the session service needs them in the order of the gym's other decisions, such as
 * which athletes its coaches see (ADR 0154).
 */
@ApplicationScoped
public class CoachesAndTagsService {
    private final EventStore store;
    private final Clock clock;

    public CoachesAndTagsService(EventStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Does nothing if the result of the change equals the stored coaches and tags. */
    public CoachesAndTags change(Actor actor, Athlete athlete, UnaryOperator<CoachesAndTags> change) {
        return store.run(
                List.of(athlete, Athlete.ofGym(athlete.gym())),
                tx -> change(tx, actor, athlete, change, clock.instant()));
    }

    /** Archives or restores an athlete. Throws a problem 404 if the athlete has no profile. */
    public CoachesAndTags archive(Actor actor, Athlete athlete, boolean archived) {
        return store.run(List.of(athlete, Athlete.ofGym(athlete.gym())), tx -> {
            if (AthleteTable.profile(tx.connection(), athlete).isEmpty()) {
                throw NotFound.profile(athlete.id());
            }
            var now = clock.instant();
            UnaryOperator<CoachesAndTags> change = before ->
                    (before.archivedAt() != null) == archived ? before : before.archived(archived ? now : null);
            return change(tx, actor, athlete, change, now);
        });
    }

    @JsonTypeName("athlete")
    public record AthleteLine(
            String athleteId,
            List<@NotNull String> coaches,
            List<@NotNull String> tags,
            @Nullable Instant archivedAt) implements Line {

        @Override
        public void check(Instant now, Violations found) {
            new CoachList(coaches).check(found);
            new TagList(tags).check(found);
        }
    }

    public List<LineResult> set(Actor actor, String gym, List<AthleteLine> lines) {
        // The gym's lock suffices, because nobody changes coaches and tags without it.
        return store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var now = clock.instant();
            var results = new ArrayList<LineResult>();
            for (var line : lines) {
                var athlete = new Athlete(gym, line.athleteId());
                var before = CoachesAndTagsRow.of(athlete);
                var wanted = new CoachesAndTags(line.coaches(), line.tags(), line.archivedAt());
                var after = change(tx, actor, athlete, none -> wanted, now);
                results.add(after.equals(before) ? LineResult.REPEATED : LineResult.ADDED);
            }
            return results;
        });
    }

    @Transactional
    public CoachesAndTags find(Athlete athlete) {
        return CoachesAndTagsRow.of(athlete);
    }

    static CoachesAndTags change(Tx tx, Actor actor, Athlete athlete, UnaryOperator<CoachesAndTags> change, Instant now)
            throws SQLException {
        var before = CoachesAndTagsRow.of(athlete);
        var after = change.apply(before);
        var events = differences(athlete.id(), before, after, now);
        if (!events.isEmpty()) {
            GymStream.append(tx, actor, athlete.gym(), events, now, TraceContext.current());
            CoachesAndTagsRow.save(athlete, after);
        }
        return after;
    }

    /**
     * Also empties the gym's events about the athlete, which needs the stored request for the erasure. If there were
     * any, publishes that the athlete has no coaches.
     */
    public static void erase(Tx tx, Actor actor, Athlete athlete, Instant now, @Nullable String traceParent)
            throws SQLException {
        var gym = athlete.gym();
        Sql.change(tx.connection(), "delete from coaches_and_tags where gym = ? and athlete = ?", athlete);
        var empty = "select erase_requested_coaches_and_tags(?, ?)";
        if (Sql.one(tx.connection(), empty, row -> row.getLong(1), athlete) > 0) {
            var event = new GymEvent.AthleteCoachesChanged(athlete.id(), List.of(), now);
            GymStream.append(tx, actor, gym, List.of(event), now, traceParent);
        }
    }

    private static List<GymEvent> differences(
            String athleteId, CoachesAndTags before, CoachesAndTags after, Instant now) {
        var events = new ArrayList<GymEvent>();
        if (!before.coaches().equals(after.coaches())) {
            events.add(new GymEvent.AthleteCoachesChanged(athleteId, after.coaches(), now));
        }
        if (!before.tags().equals(after.tags())) {
            events.add(new GymEvent.AthleteTagsChanged(athleteId, after.tags(), now));
        }
        if (!Objects.equals(before.archivedAt(), after.archivedAt())) {
            events.add(
                    after.archivedAt() == null
                            ? new GymEvent.AthleteRestored(athleteId, now)
                            : new GymEvent.AthleteArchived(athleteId, after.archivedAt()));
        }
        return events;
    }
}
