package topset.program.coaching.past;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import topset.program.publishing.ProgramStream;
import topset.store.Athlete;
import topset.store.StreamKey;
import topset.store.erasure.Erasure;

/** Decisions about one athlete that are imported together, in the order in which they were made. */
public record DecisionsOfAthlete(Athlete athlete, List<PastDecision> decisions) {
    public DecisionsOfAthlete {
        decisions = List.copyOf(decisions);
    }

    /**
     * Returns about how many events an import of the decisions stores: one for each decision, and for each week of each
     * program that starts one for each lift, one for the trends and one for the flags.
     */
    long events(Instant now) {
        return decisions.stream()
                .mapToLong(each -> 1 + plannedEvents(each, now))
                .sum();
    }

    private static long plannedEvents(PastDecision decision, Instant now) {
        var program = decision.program();
        if (program == null) {
            return 0;
        }
        var weeks = ChronoUnit.WEEKS.between(
                program.startsOn(), now.atOffset(ZoneOffset.UTC).toLocalDate());
        return (program.lifts().size() + 2) * (2 + Math.max(0, weeks));
    }

    /** Returns the streams to which the decisions may be appended. */
    Stream<StreamKey> streams() {
        return Stream.concat(
                        Stream.of(new StreamKey(athlete.gym(), Erasure.stream(athlete))),
                        decisions.stream()
                                .map(PastDecision::programId)
                                .filter(Objects::nonNull)
                                .map(programId -> ProgramStream.of(athlete.gym(), programId)))
                .distinct();
    }
}
