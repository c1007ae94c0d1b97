package topset.program.facts;

import org.jspecify.annotations.Nullable;
import topset.contract.SetCompleted;
import topset.contract.SetCorrected;
import topset.contract.SetRemoved;
import topset.program.training.lift.LoggedSet;

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

    static SetFact of(SetCompleted fact) {
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
                        fact.load(),
                        fact.reps(),
                        fact.rpe(),
                        fact.pain(),
                        fact.completedAt().toInstant(),
                        fact.slotId()));
    }

    static SetFact of(SetCorrected fact) {
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

    static SetFact of(SetRemoved fact) {
        return new SetFact(
                fact.setId().toString(), fact.revision(), fact.sessionId().toString(), null);
    }

    boolean supersedes(@Nullable SetFact known) {
        return known == null || revision > known.revision;
    }
}
