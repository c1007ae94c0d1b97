package topset.program.facts;

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
import topset.program.training.lift.LoggedSet;
import topset.program.training.load.Exact;

/**
 * What is known of one set: the fact with the highest (revision, time of recording), whatever order facts came in
 * (training-rules.md § 6).
 *
 * @param recordedAt when the session service recorded it; absent when that is not known: a row of a release that did not
 *     keep it
 * @param set the set as it stands; absent once removed, also when the removal came first
 */
record SetFact(
        String setId,
        int revision,
        @Nullable Instant recordedAt,
        String sessionId,
        @Nullable LoggedSet set) {

    /**
     * The one rule: the higher (revision, recordedAt) counts. Two different facts have one revision only where a restored
     * store forgot the first (ADR 0041), and then the second was recorded later. {@code SetFactTable.SAVE} has the same
     * rule. Should two facts tie, a removal counts, then the fact whose text is greater: any total order will do, so long
     * as every order of arrival leads to the same row.
     */
    private static final Comparator<SetFact> RULE = Comparator.comparingInt(SetFact::revision)
            .thenComparing(SetFact::recordedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(SetFact::isRemoved)
            .thenComparing(SetFact::toString);

    /** What an event says of a set; empty for one that says nothing of any. */
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

    /** As PostgreSQL keeps it, so that a fact equals its own row. */
    private static Instant stored(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private boolean isRemoved() {
        return set == null;
    }

    /** Whether it takes the place of the known fact. */
    boolean supersedes(@Nullable SetFact known) {
        return known == null || RULE.compare(this, known) > 0;
    }

    /** Whether no more than the time of recording differs. */
    boolean saysTheSameAs(@Nullable SetFact other) {
        return other != null
                && revision == other.revision
                && sessionId.equals(other.sessionId)
                && Objects.equals(set, other.set);
    }
}
