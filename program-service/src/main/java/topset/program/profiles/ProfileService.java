package topset.program.profiles;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import topset.edge.identity.AthleteFilter;
import topset.edge.operations.TraceContext;
import topset.program.athletes.Enrollment;
import topset.program.programs.AthleteTable;
import topset.program.programs.Profile;
import topset.program.programs.ProgramEvent;
import topset.program.publishing.ProgramStream;
import topset.program.replanning.Cause;
import topset.program.replanning.Planner;
import topset.store.Actor;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Query;
import topset.store.erasure.Erasure;

@ApplicationScoped
public class ProfileService {
    private final EventStore store;
    private final DataSource dataSource;
    private final Planner planner;
    private final Clock clock;

    public ProfileService(EventStore store, DataSource dataSource, Planner planner, Clock clock) {
        this.store = store;
        this.dataSource = dataSource;
        this.planner = planner;
        this.clock = clock;
    }

    /**
     * Sets the athlete's profile, and computes the plans of the athlete's programs again. Does nothing if the new
     * profile equals the stored profile.
     */
    public Profile change(Actor actor, Enrollment enrollment, Profile.Details details) {
        var traceParent = TraceContext.current();
        var athlete = enrollment.athlete();
        return store.run(enrollment.locks(), tx -> {
            enrollment.store(tx, clock.instant(), traceParent);
            var programs = AthleteTable.load(tx.connection(), athlete);
            var before = programs.profile();
            if (before != null && before.details().equals(details)) {
                return before;
            }
            var now = clock.instant();
            var event = new ProgramEvent.ProfileChanged(details, now);
            var changed = Profile.evolve(before, event);
            ProfileLimits.beforeChange(before, changed);
            tx.append(List.of(new Append<>(
                    athlete,
                    Erasure.stream(athlete),
                    List.of(ProgramStream.newEvent(event, now)),
                    actor,
                    traceParent)));
            tx.rows(AthleteTable.save(Map.of(athlete, changed)));
            // The targets of every week may depend on the bodyweight.
            var weighed = before != null && !before.bodyweights().equals(changed.bodyweights());
            planner.replan(tx, actor, programs.with(changed), weighed ? Cause.EVERYTHING : Cause.TIME, now);
            return changed;
        });
    }

    public Optional<Profile> find(Athlete athlete) {
        return Query.on(
                dataSource,
                connection -> Optional.ofNullable(
                        AthleteTable.load(connection, athlete).profile()));
    }

    /** Ordered by athlete id, starting after the given id, with only the athletes whom the filter accepts. */
    public Map<String, Profile> list(AthleteFilter athletes, boolean archived, String after, int limit) {
        var onlyOf = athletes.onlyOf();
        return Query.on(
                dataSource,
                connection -> AthleteTable.profiles(connection, athletes.gym(), onlyOf, archived, after, limit));
    }
}
