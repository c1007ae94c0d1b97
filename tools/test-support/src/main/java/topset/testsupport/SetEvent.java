package topset.testsupport;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.CompletedSet;
import topset.contract.SessionStarted;
import topset.contract.SetDetails;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;

/** Builds the public events about one set of an exercise. A test sets only the fields that matter for the test. */
public final class SetEvent {
    private final UUID setId;
    private final SessionStarted session;
    private int revision = 1;
    private String exercise = "bench-press";
    private SetRole role = SetRole.TOP;
    private Weight load = new Weight(new BigDecimal("100"), WeightUnit.KG);
    private int reps = 5;
    private @Nullable BigDecimal rpe;
    private boolean pain;
    private OffsetDateTime completedAt;
    private @Nullable String slotId;

    private SetEvent(UUID setId, SessionStarted session, OffsetDateTime completedAt) {
        this.setId = setId;
        this.session = session;
        this.completedAt = completedAt;
    }

    /** Returns a builder for a new top set of the bench press, five minutes after the start of the session. */
    public static SetEvent in(SessionStarted session) {
        return in(session, UUID.randomUUID());
    }

    public static SetEvent in(SessionStarted session, UUID setId) {
        return new SetEvent(setId, session, session.startedAt().plusMinutes(5));
    }

    public static SetEvent like(CompletedSet set) {
        return like(set, set.setId());
    }

    public static SetEvent another(CompletedSet set) {
        return like(set, UUID.randomUUID());
    }

    private static SetEvent like(CompletedSet event, UUID setId) {
        var session = new SessionStarted(
                event.sessionId(), event.gym(), event.athleteId(), event.sessionStartedAt(), event.day());
        var set = event.set();
        var like = new SetEvent(setId, session, set.completedAt())
                .exercise(set.exercise())
                .role(set.role())
                .load(set.load())
                .reps(set.reps())
                .rpe(set.rpe())
                .pain(set.pain())
                .slot(set.slotId());
        like.revision = event.revision();
        return like;
    }

    public SetEvent exercise(String slug) {
        this.exercise = slug;
        return this;
    }

    public SetEvent role(SetRole of) {
        this.role = of;
        return this;
    }

    public SetEvent load(String kilograms) {
        return load(new Weight(new BigDecimal(kilograms), WeightUnit.KG));
    }

    public SetEvent load(Weight weight) {
        this.load = weight;
        return this;
    }

    public SetEvent reps(int count) {
        this.reps = count;
        return this;
    }

    public SetEvent rpe(@Nullable String reported) {
        return rpe(reported == null ? null : new BigDecimal(reported));
    }

    public SetEvent rpe(@Nullable BigDecimal reported) {
        this.rpe = reported;
        return this;
    }

    public SetEvent pain(boolean reported) {
        this.pain = reported;
        return this;
    }

    public SetEvent completedAt(OffsetDateTime time) {
        this.completedAt = time;
        return this;
    }

    public SetEvent slot(@Nullable String id) {
        this.slotId = id;
        return this;
    }

    public CompletedSet completed() {
        return new CompletedSet(
                setId,
                revision,
                session.sessionId(),
                session.gym(),
                session.athleteId(),
                session.startedAt(),
                session.day(),
                new SetDetails(exercise, role, load, reps, rpe, pain, completedAt, slotId, null));
    }

    public CompletedSet corrected(int toRevision) {
        revision = toRevision;
        return completed();
    }
}
