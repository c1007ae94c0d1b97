package topset.session.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.edge.web.Violations;
import topset.session.exercises.KnownExercises;
import topset.session.sessions.SessionRequests.BatchBody;
import topset.session.sessions.SessionRequests.FinishBody;
import topset.session.sessions.SessionRequests.SetBody;
import topset.session.sessions.SessionRequests.StartBody;

/**
 * Checks those limits of training-rules.md § 1 that annotations cannot express and that depend only on the request
 * body; {@link SessionDecider} checks the others. Missing values are ignored, because the annotations already report
 * them.
 */
@ApplicationScoped
public class SessionBodyChecks {
    /** Neither the catalogue nor the gym has the exercise. */
    private static final String UNKNOWN_EXERCISE = "unknown-exercise";

    /** How far a phone's clock may be ahead of the server's clock. */
    private static final Duration CLOCK_AHEAD = Duration.ofDays(1);

    private final KnownExercises exercises;
    private final Clock clock;

    SessionBodyChecks(KnownExercises exercises, Clock clock) {
        this.exercises = exercises;
        this.clock = clock;
    }

    public void start(StartBody start, Violations found) {
        notFarAhead("startedAt", start.startedAt(), found);
    }

    public void finish(FinishBody finish, Violations found) {
        notFarAhead("finishedAt", finish.finishedAt(), found);
    }

    /** For a set that is logged in the given gym. */
    public BiConsumer<SetBody, Violations> setOf(String gym) {
        return (set, found) -> newSet(set, named(gym, Stream.of(set)), found);
    }

    /** For the sets of an import into the given gym, one after the other. */
    public BiConsumer<SetBody, Violations> setsOf(String gym) {
        var named = exercises.oneByOne(gym);
        return (set, found) -> newSet(set, named, found);
    }

    BiConsumer<BatchBody, Violations> batchOf(String gym) {
        return (batch, found) -> batch(gym, batch, found);
    }

    private void batch(String gym, BatchBody batch, Violations found) {
        var sets = Objects.requireNonNullElse(batch.sets(), List.<SetBody>of());
        var named = named(gym, sets.stream().filter(Objects::nonNull));
        for (int n = 0; n < sets.size(); n++) {
            var set = sets.get(n);
            if (set != null) {
                newSet(set, named, found.in("sets[" + n + "]"));
            }
        }
    }

    BiConsumer<SetBody, Violations> correctionOf(String gym, UUID setId) {
        return (set, found) -> {
            if (set.setId() != null && !set.setId().equals(setId)) {
                found.refuse("setId", "must be the same id as in the path, which is " + setId, "same-set");
            }
            fields(set, named(gym, Stream.of(set)), found);
        };
    }

    private KnownExercises.NamedExercises named(String gym, Stream<SetBody> sets) {
        return exercises.find(
                gym, sets.flatMap(set -> Stream.ofNullable(set.exercise())).collect(Collectors.toSet()));
    }

    private void newSet(SetBody set, KnownExercises.NamedExercises named, Violations found) {
        if (set.setId() == null) {
            found.missing("setId");
        }
        fields(set, named, found);
    }

    private void fields(SetBody set, KnownExercises.NamedExercises named, Violations found) {
        var exercise = exercise(set.exercise(), named, found);
        var load = set.load();
        if (load != null && load.value() != null && load.unit() != null) {
            var mode = exercise == null ? null : exercise.movement().loadMode();
            SetLimits.load(load, mode, found::refuse);
        }
        if (set.reps() != null) {
            SetLimits.reps(set.reps(), found::refuse);
        }
        if (set.rpe() != null) {
            SetLimits.rpe(set.rpe(), found::refuse);
        }
        notFarAhead("completedAt", set.completedAt(), found);
    }

    private static @Nullable Exercise exercise(
            @Nullable String id, KnownExercises.NamedExercises named, Violations found) {
        var exercise = id == null ? null : named.find(id);
        if (id != null && exercise == null) {
            found.refuse("exercise", named.mustBeKnown(id), UNKNOWN_EXERCISE);
        }
        return exercise;
    }

    /** Allows one day. */
    public void notFarAhead(String field, @Nullable OffsetDateTime time, Violations found) {
        if (time != null && time.isAfter(OffsetDateTime.now(clock).plus(CLOCK_AHEAD))) {
            found.refuse(field, "must be at most one day in the future", "not-far-ahead");
        }
    }
}
