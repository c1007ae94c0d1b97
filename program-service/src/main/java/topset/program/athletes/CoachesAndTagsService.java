package topset.program.athletes;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.edge.operations.TraceContext;
import topset.edge.transfer.SplitOnFailure;
import topset.edge.web.Problem;
import topset.program.gym.GymEvent;
import topset.program.gym.GymStream;
import topset.program.programs.AthleteTable;
import topset.program.programs.NotFound;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
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
        var traceParent = TraceContext.current();
        return store.run(
                List.of(athlete, Athlete.ofGym(athlete.gym())),
                tx -> change(tx, actor, athlete, change, clock.instant(), traceParent));
    }

    /**
     * Archives an athlete, or restores an archived one. Does nothing if the athlete is already as asked.
     *
     * @throws Problem 404 if the athlete has no profile
     */
    public CoachesAndTags archive(Actor actor, Athlete athlete, boolean archived) {
        var traceParent = TraceContext.current();
        return store.run(List.of(athlete, Athlete.ofGym(athlete.gym())), tx -> {
            if (AthleteTable.profile(tx.connection(), athlete).isEmpty()) {
                throw NotFound.profile(athlete.id());
            }
            var now = clock.instant();
            UnaryOperator<CoachesAndTags> change = before ->
                    (before.archivedAt() != null) == archived ? before : before.archived(archived ? now : null);
            return change(tx, actor, athlete, change, now, traceParent);
        });
    }

    public record Wanted(String athleteId, CoachesAndTags coachesAndTags) {}

    /**
     * Sets the coaches and tags of several athletes of a gym, in one transaction. If one athlete is refused, the others
     * are still set (see {@link SplitOnFailure}). Returns for each of the wanted whether it changed anything.
     */
    public List<Boolean> set(Actor actor, String gym, List<Wanted> wanted) {
        var differing = differing(gym, wanted);
        var changing = wanted.stream()
                .filter(each -> differing.contains(each.athleteId()))
                .toList();
        var changed = (changing.isEmpty()
                        ? List.<Boolean>of()
                        : SplitOnFailure.run(changing, some -> setTogether(actor, gym, some)))
                .iterator();
        return wanted.stream()
                .map(each -> differing.contains(each.athleteId()) && changed.next())
                .toList();
    }

    /**
     * Reads without locks, so that an import of unchanged lines neither locks the gym nor waits for it; {@link
     * #setTogether} reads the others again under the locks, because another caller may have changed them meanwhile.
     */
    private Set<String> differing(String gym, List<Wanted> wanted) {
        var ids = wanted.stream().map(Wanted::athleteId).distinct().toList();
        var known = QuarkusTransaction.requiringNew().call(() -> CoachesAndTagsRow.of(gym, ids));
        return wanted.stream()
                .filter(each -> !known.getOrDefault(each.athleteId(), CoachesAndTags.NONE)
                        .equals(each.coachesAndTags()))
                .map(Wanted::athleteId)
                .collect(Collectors.toSet());
    }

    private List<Boolean> setTogether(Actor actor, String gym, List<Wanted> wanted) {
        var traceParent = TraceContext.current();
        var ids = wanted.stream().map(Wanted::athleteId).distinct().toList();
        var locks = Stream.concat(ids.stream().map(id -> new Athlete(gym, id)), Stream.of(Athlete.ofGym(gym)))
                .toList();
        return store.run(locks, tx -> {
            var now = clock.instant();
            var known = new HashMap<>(CoachesAndTagsRow.of(gym, ids));
            var changed = new HashMap<String, CoachesAndTags>();
            var events = new ArrayList<GymEvent>();
            var results = new ArrayList<Boolean>();
            for (var each : wanted) {
                var before = known.getOrDefault(each.athleteId(), CoachesAndTags.NONE);
                var differences = differences(each.athleteId(), before, each.coachesAndTags(), now);
                results.add(!differences.isEmpty());
                if (!differences.isEmpty()) {
                    events.addAll(differences);
                    known.put(each.athleteId(), each.coachesAndTags());
                    changed.put(each.athleteId(), each.coachesAndTags());
                }
            }
            if (!events.isEmpty()) {
                GymStream.append(tx, actor, gym, events, now, traceParent);
                CoachesAndTagsRow.save(gym, changed);
            }
            return results;
        });
    }

    @Transactional
    public CoachesAndTags find(Athlete athlete) {
        return CoachesAndTagsRow.of(athlete);
    }

    /** @param tx holds the locks of the athlete and of the gym */
    static CoachesAndTags change(
            Tx tx,
            Actor actor,
            Athlete athlete,
            UnaryOperator<CoachesAndTags> change,
            Instant now,
            @Nullable String traceParent)
            throws SQLException {
        var before = CoachesAndTagsRow.of(athlete);
        var after = change.apply(before);
        var events = differences(athlete.id(), before, after, now);
        if (!events.isEmpty()) {
            GymStream.append(tx, actor, athlete.gym(), events, now, traceParent);
            CoachesAndTagsRow.save(athlete.gym(), Map.of(athlete.id(), after));
        }
        return after;
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
