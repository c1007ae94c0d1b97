package topset.program.coaching;

import io.quarkus.runtime.util.HashUtil;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.contract.ScheduledDay.DayWeekday;
import topset.contract.TemplateDay;
import topset.edge.identity.Caller;
import topset.program.programs.ProgramEventCodec;
import topset.rules.check.Limits;
import topset.rules.check.Structure;
import topset.rules.lift.LiftRequest;

/** Body of {@code POST /v1/programs}. */
public record ProgramRequest(
        @Nullable UUID programId,

        @NotNull @Pattern(regexp = Caller.ATHLETE_ID, message = Caller.ATHLETE_ID_SAYS)
        String athleteId,

        @NotNull LocalDate startsOn,
        @Nullable String template,

        @Nullable @Size(min = 1, max = Limits.DAYS, message = "must be 1 to " + Limits.DAYS + " days")
        List<@NotNull @Valid TemplateDay> templates,

        @Nullable Structure structure,

        @Nullable @Schema(minimum = "0", maximum = "12") Integer deloadEvery,

        @NotNull @Size(min = 1, max = Limits.LIFTS, message = "must be 1 to " + Limits.LIFTS + " lifts")
        List<@NotNull LiftRequest> lifts,

        @Nullable @Size(max = Limits.DAYS, message = "must be at most " + Limits.DAYS + " days")
        List<@NotNull @Valid DayWeekday> weekdays) {

    static final int NO_DELOADS = 0;

    /** Equal requests have equal fingerprints, also if their program ids differ. */
    public String fingerprint() {
        return HashUtil.sha256(ProgramEventCodec.write(new ProgramRequest(
                null, athleteId, startsOn, template, templates, structure, deloadEvery, lifts, weekdays)));
    }

    /** {@code ofGym} is the default. Null if the program has no regular deloads. */
    @Nullable
    Integer deloadEvery(@Nullable Integer ofGym) {
        if (deloadEvery == null) {
            return ofGym;
        }
        return deloadEvery == NO_DELOADS ? null : deloadEvery;
    }
}
