package topset.program.sets;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.contract.AthleteErased;
import topset.contract.CompletedSet;
import topset.contract.SessionFact;
import topset.contract.SessionFinished;
import topset.contract.SessionStarted;
import topset.contract.SetRemoved;
import topset.rules.lift.LoggedSet;
import topset.rules.load.Exact;

/**
 * The newest known state of one set. A fact is what one event says about a set. Of all facts about a set, the one with
 * the highest revision counts, then the one with the latest time of recording, in any order of arrival
 * (training-rules.md § 6).
 *
 * @param recordedAt when the session service recorded it; null if unknown
 * @param set the current set; null if the set was removed, even if the removal arrived before the set
 */
record SetFact(
        String setId,
        int revision,
        @Nullable Instant recordedAt,
        String sessionId,
        @Nullable LoggedSet set) {

    /**
     * The higher revision wins, then the fact that was recorded later: two facts have the same revision only if the
     * session service's database was restored from a backup and lost the first one (ADR 0135). {@code
     * SetFactTable.SAVE} has the same rule in SQL. The rest only makes the order total, so that every order of arrival
     * leads to the same row.
     */
    private static final Comparator<SetFact> RULE = Comparator.comparingInt(SetFact::revision)
            .thenComparing(SetFact::recordedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(SetFact::isRemoved)
            .thenComparing(SetFact::toString);

    /** Null if the event is not about a set. */
    static @Nullable SetFact of(SessionFact event, @Nullable Instant recordedAt) {
        var at = recordedAt == null ? null : stored(recordedAt);
        return switch (event) {
            case CompletedSet set ->
                new SetFact(
                        set.setId().toString(),
                        set.revision(),
                        at,
                        set.sessionId().toString(),
                        logged(set));
            case SetRemoved set ->
                new SetFact(
                        set.setId().toString(),
                        set.revision(),
                        at,
                        set.sessionId().toString(),
                        null);
            case SessionStarted _, SessionFinished _, AthleteErased _ -> null;
        };
    }

    private static LoggedSet logged(CompletedSet event) {
        var set = event.set();
        return new LoggedSet(
                event.setId().toString(),
                event.sessionId().toString(),
                stored(event.sessionStartedAt().toInstant()),
                event.day(),
                set.exercise(),
                set.role(),
                Exact.of(set.load().value()),
                set.load().unit(),
                set.reps(),
                set.rpe() == null ? null : Exact.of(set.rpe()),
                set.pain(),
                stored(set.completedAt().toInstant()),
                set.slotId());
    }

    /** Truncates a time to microseconds, as PostgreSQL does, so that a fact equals the row that was stored from it. */
    private static Instant stored(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private boolean isRemoved() {
        return set == null;
    }

    boolean supersedes(@Nullable SetFact known) {
        return known == null || RULE.compare(this, known) > 0;
    }

    /** Whether two facts about a set are equal in everything except the time of recording. */
    boolean saysTheSameAs(@Nullable SetFact other) {
        return other != null
                && revision == other.revision
                && sessionId.equals(other.sessionId)
                && Objects.equals(set, other.set);
    }
}
