package topset.program.sets;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.contract.AthleteErased;
import topset.contract.SessionFinished;
import topset.contract.SessionStarted;
import topset.contract.SetCompleted;
import topset.contract.SetCorrected;
import topset.contract.SetRemoved;
import topset.program.rules.load.Exact;
import topset.program.rules.result.LoggedSet;

/**
 * The known state of one set. Of all facts about the set, the one with the highest (revision, time of recording)
 * counts, in any order of arrival (training-rules.md § 6).
 *
 * @param recordedAt when the session service recorded it; null in rows of releases that did not store it
 * @param set the current set; null if removed, even if the removal arrived first
 */
record SetFact(
        String setId,
        int revision,
        @Nullable Instant recordedAt,
        String sessionId,
        @Nullable LoggedSet set) {

    /**
     * The rule: the higher (revision, recordedAt) wins. Two different facts can have the same revision only if a
     * restored store lost the first one (ADR 0017); the second was then recorded later. {@code SetFactTable.SAVE} has
     * the same rule. If both values are equal, a removal wins, then the fact with the greater text. Any total order is
     * correct, as long as every order of arrival leads to the same row.
     */
    private static final Comparator<SetFact> RULE = Comparator.comparingInt(SetFact::revision)
            .thenComparing(SetFact::recordedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(SetFact::isRemoved)
            .thenComparing(SetFact::toString);

    /** Returns the fact in an event; empty if the event concerns no set. */
    static Optional<SetFact> of(Facts.Arrived arrived) {
        var recordedAt = arrived.recordedAt() == null ? null : stored(arrived.recordedAt());
        return switch (arrived.fact()) {
            case SetCompleted completed -> Optional.of(of(completed, recordedAt));
            case SetCorrected corrected -> Optional.of(of(corrected, recordedAt));
            case SetRemoved removed -> Optional.of(of(removed, recordedAt));
            case SessionStarted started -> Optional.empty();
            case SessionFinished finished -> Optional.empty();
            case AthleteErased erased -> Optional.empty();
        };
    }

    private static SetFact of(SetCompleted fact, @Nullable Instant recordedAt) {
        return new SetFact(
                fact.setId().toString(),
                fact.revision(),
                recordedAt,
                fact.sessionId().toString(),
                new LoggedSet(
                        fact.setId().toString(),
                        fact.sessionId().toString(),
                        stored(fact.sessionStartedAt().toInstant()),
                        fact.day(),
                        fact.exercise(),
                        fact.role(),
                        Exact.of(fact.load().value()),
                        fact.load().unit(),
                        fact.reps(),
                        fact.rpe() == null ? null : Exact.of(fact.rpe()),
                        fact.pain(),
                        stored(fact.completedAt().toInstant()),
                        fact.slotId()));
    }

    private static SetFact of(SetCorrected fact, @Nullable Instant recordedAt) {
        var completed = new SetCompleted(
                fact.setId(),
                fact.revision(),
                fact.sessionId(),
                fact.gym(),
                fact.athleteId(),
                fact.sessionStartedAt(),
                fact.day(),
                fact.exercise(),
                fact.role(),
                fact.load(),
                fact.reps(),
                fact.rpe(),
                fact.pain(),
                fact.completedAt(),
                fact.slotId());
        return of(completed, recordedAt);
    }

    private static SetFact of(SetRemoved fact, @Nullable Instant recordedAt) {
        return new SetFact(
                fact.setId().toString(),
                fact.revision(),
                recordedAt,
                fact.sessionId().toString(),
                null);
    }

    /** Truncates to PostgreSQL's precision, so that a fact equals its own row. */
    private static Instant stored(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private boolean isRemoved() {
        return set == null;
    }

    /** Whether this fact replaces the known one. */
    boolean supersedes(@Nullable SetFact known) {
        return known == null || RULE.compare(this, known) > 0;
    }

    /** Whether the facts differ at most in the time of recording. */
    boolean saysTheSameAs(@Nullable SetFact other) {
        return other != null
                && revision == other.revision
                && sessionId.equals(other.sessionId)
                && Objects.equals(set, other.set);
    }
}
