package topset.session.sessions;

import static java.util.Objects.requireNonNull;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.contract.SetDetails;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.edge.identity.Caller;

/** The JSON request bodies of {@link SessionResource} and {@link SetResource}. */
public final class SessionRequests {
    private static final String SLOT_ID = "[a-z0-9-]{1,64}";
    private static final int LAST_DAY = 7; // the last day of a training week, as in the events of programs
    private static final String SLOT_ID_SAYS = "must be 1 to 64 characters of a-z, 0-9 and '-'";
    private static final String DAY_SAYS = "must be 1 to " + LAST_DAY;
    private static final String NOTE_SAYS = "must have at most " + TrainingLimits.CHARACTERS_OF_NOTE + " characters";

    private SessionRequests() {}

    @Schema(name = "StartSession")
    public record StartBody(
            @Nullable UUID sessionId,

            @NotNull
            @Pattern(regexp = Caller.ATHLETE_ID, message = Caller.ATHLETE_ID_SAYS)
            @Schema(examples = "lifter-1")
            String athleteId,

            @NotNull @Schema(examples = "2026-11-24T17:40:00+01:00")
            OffsetDateTime startedAt,

            @Nullable @Min(value = 1, message = DAY_SAYS) @Max(value = LAST_DAY, message = DAY_SAYS)
            Integer day) {}

    /**
     * A new or corrected set. Any field may be null until the body is checked; a correction may lack the id. Apart from
     * {@link SetDetails} for this reason, and because Jackson would ignore unknown fields if it were unwrapped here.
     */
    @Schema(name = "CompleteSet")
    public record SetBody(
            @Nullable UUID setId,

            @NotNull @Schema(examples = "bench-press") String exercise,
            @NotNull SetRole role,
            @NotNull @Valid Weight load,

            @NotNull @Schema(examples = "4") Integer reps,

            @Schema(examples = "8.5") @Nullable BigDecimal rpe,

            @NotNull @Schema(examples = "2026-11-24T18:05:00+01:00")
            OffsetDateTime completedAt,

            @Schema(examples = "d1-bench-press") @Nullable @Pattern(regexp = SLOT_ID, message = SLOT_ID_SAYS)
            String slotId,

            @Nullable Boolean pain,

            @Nullable @Size(max = TrainingLimits.CHARACTERS_OF_NOTE, message = NOTE_SAYS)
            String note) {

        /** The body must have passed the checks of a new set. */
        public SessionCommand.NewSet newSet() {
            return new SessionCommand.NewSet(requireNonNull(setId), details());
        }

        SetDetails details() {
            return new SetDetails(exercise, role, load, reps, rpe, pain != null && pain, completedAt, slotId, note);
        }
    }

    @Schema(name = "CompleteSets")
    record BatchBody(
            @NotNull
            @Size(
                    max = TrainingLimits.SETS_OF_BATCH,
                    message = "must be at most " + TrainingLimits.SETS_OF_BATCH + " sets")
            List<@NotNull @Valid SetBody> sets) {
        /** One set more than allowed is enough to refuse a batch that is too long. */
        public BatchBody {
            sets = sets == null || sets.size() <= TrainingLimits.SETS_OF_BATCH
                    ? sets
                    : sets.subList(0, TrainingLimits.SETS_OF_BATCH + 1);
        }
    }

    @Schema(name = "FinishSession")
    public record FinishBody(
            @NotNull @Schema(examples = "2026-11-24T18:55:00+01:00")
            OffsetDateTime finishedAt) {}
}
