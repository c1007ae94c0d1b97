package topset.program.facts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.contract.AthleteErased;
import topset.contract.SessionFact;
import topset.contract.SessionFinished;
import topset.contract.SessionStarted;
import topset.contract.SetCompleted;
import topset.contract.SetCorrected;
import topset.contract.SetRemoved;
import topset.program.training.lift.LoggedSet;
import topset.program.training.load.Exact;

/**
 * What is known of one set: its highest revision, whatever order revisions came in (training-rules.md § 6).
 *
 * @param set the set as it stands; absent once removed, also when the removal came first
 */
record SetFact(
        String setId,
        int revision,
        String sessionId,
        @Nullable LoggedSet set) {

    /** What an event says of a set; empty for one that says nothing of any. */
    static Optional<SetFact> of(SessionFact fact) {
        return switch (fact) {
            case SetCompleted completed -> Optional.of(of(completed));
            case SetCorrected corrected -> Optional.of(of(corrected));
            case SetRemoved removed -> Optional.of(of(removed));
            case SessionStarted started -> Optional.empty();
            case SessionFinished finished -> Optional.empty();
            case AthleteErased erased -> Optional.empty();
        };
    }

    private static SetFact of(SetCompleted fact) {
        return new SetFact(
                fact.setId().toString(),
                fact.revision(),
                fact.sessionId().toString(),
                new LoggedSet(
                        fact.setId().toString(),
                        fact.sessionId().toString(),
                        fact.sessionStartedAt().toInstant(),
                        fact.day(),
                        fact.exercise(),
                        fact.role(),
                        Exact.of(fact.load().value()),
                        fact.load().unit(),
                        fact.reps(),
                        fact.rpe() == null ? null : Exact.of(fact.rpe()),
                        fact.pain(),
                        fact.completedAt().toInstant(),
                        fact.slotId()));
    }

    private static SetFact of(SetCorrected fact) {
        return of(new SetCompleted(
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
                fact.slotId()));
    }

    private static SetFact of(SetRemoved fact) {
        return new SetFact(
                fact.setId().toString(), fact.revision(), fact.sessionId().toString(), null);
    }

    /**
     * Whether it takes the place of what is known. Two that differ have one revision only where a restored store has forgotten the first (ADR 0041):
     * the second is what it says now.
     */
    boolean supersedes(@Nullable SetFact known) {
        return known == null || revision > known.revision || (revision == known.revision && !equals(known));
    }
}
