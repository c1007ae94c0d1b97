package topset.program.coaching;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.contract.TemplateDay;
import topset.edge.identity.Caller;
import topset.program.gym.ProgramTemplate.DayTemplate;
import topset.program.gym.ProgramTemplate.RequestedWeekday;
import topset.program.programs.ProgramEventCodec;
import topset.rules.check.Limits;
import topset.rules.check.Structure;
import topset.rules.lift.LiftRequest;
import topset.rules.week.WeeklySchedule.DayWeekday;

/**
 * Body of {@code POST /v1/programs}.
 *
 * @param template a template whose sets and reps apply to lifts that do not name their own
 * @param templates templates on several days of the week, instead of {@code template}
 * @param structure decides the variant of a lift that names none (training-rules.md § 9)
 * @param deloadEvery the period of regular deloads in weeks (training-rules.md § 13); absent means the gym's default, 0
 * means that only a coach plans deloads
 * @param lifts with a template each lift needs at least its exercise and start
 * @param weekdays the weekdays of the program's training days; a day without a weekday is never missed
 */
public record ProgramRequest(
        @Nullable UUID programId,

        @NotNull @Pattern(regexp = Caller.ATHLETE_ID, message = Caller.ATHLETE_ID_SAYS)
        String athleteId,

        @NotNull LocalDate startsOn,
        @Nullable String template,

        @Nullable @Size(min = 1, max = Limits.DAYS, message = "must be 1 to " + Limits.DAYS + " days")
        List<@NotNull @Valid DayTemplate> templates,

        @Nullable Structure structure,

        @Nullable @Schema(minimum = "0", maximum = "12") Integer deloadEvery,

        @NotNull @Size(min = 1, max = Limits.LIFTS, message = "must be 1 to " + Limits.LIFTS + " lifts")
        List<@NotNull LiftRequest> lifts,

        @Nullable @Size(max = Limits.DAYS, message = "must be at most " + Limits.DAYS + " days")
        List<@NotNull @Valid RequestedWeekday> weekdays) {

    /** Requests a program without regular deloads. */
    static final int NO_DELOADS = 0;

    /**
     * The SHA-256 of all fields of the request except the program's id, in hexadecimal digits. Equal requests have
     * equal fingerprints.
     */
    public String fingerprint() {
        var body = ProgramEventCodec.write(new ProgramRequest(
                null, athleteId, startsOn, template, templates, structure, deloadEvery, lifts, weekdays));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Null if the program has no regular deloads.
     *
     * @param ofGym the gym's default
     */
    @Nullable
    Integer deloadEvery(@Nullable Integer ofGym) {
        if (deloadEvery == null) {
            return ofGym;
        }
        return deloadEvery == NO_DELOADS ? null : deloadEvery;
    }

    public @Nullable List<TemplateDay> templateDays() {
        return templates == null
                ? null
                : templates.stream().map(DayTemplate::templateDay).toList();
    }

    public @Nullable List<DayWeekday> dayWeekdays() {
        return weekdays == null
                ? null
                : weekdays.stream().map(RequestedWeekday::dayWeekday).toList();
    }

    @Nullable
    String structureName() {
        return structure == null ? null : structure.name();
    }
}
