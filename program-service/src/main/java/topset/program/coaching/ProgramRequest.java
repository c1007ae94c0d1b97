package topset.program.coaching;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.contract.TemplateDay;
import topset.edge.identity.Caller;
import topset.program.programs.ProgramEventCodec;
import topset.program.rules.guide.Structure;
import topset.program.rules.lift.LiftRequest;
import topset.program.rules.program.GymSettings;
import topset.program.rules.schedule.DayWeekday;
import topset.program.rules.validation.Limits;

/**
 * Body of {@code POST /v1/programs}: the training program that a coach starts for an athlete.
 *
 * @param template a training day of the training guide; its sets and reps apply to lifts that do not name their own
 * @param templates training days of the training guide on several days of the week, instead of {@code template}
 * @param structure the layout of the week (training-rules.md § 9); it decides how the sets of a lift are arranged, if
 * the lift does not name a variant
 * @param deloadEvery the period of regular deloads in weeks (training-rules.md § 13); absent means the gym's default, 0
 * means that only a coach plans deloads
 * @param lifts the lifts; with a template each lift needs at least its exercise and start
 * @param weekdays the weekdays of the program's training days, from which the service finds missed days; a day without
 * a weekday is never missed
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

    /** The value of {@code deloadEvery} that requests a program without regular deloads. */
    static final int NO_DELOADS = 0;

    /** A template for one day of the program's week. */
    public record DayTemplate(@NotNull Integer day, @NotNull String template) {
        /**
         * Converts the days of a stored program or template to the form of a request. Returns null if there are none.
         */
        public static @Nullable List<DayTemplate> of(@Nullable List<TemplateDay> stored) {
            return stored == null
                    ? null
                    : stored.stream()
                            .map(each -> new DayTemplate(each.day(), each.template()))
                            .toList();
        }
    }

    /** The weekday on which the athlete trains a day of the program. */
    public record RequestedWeekday(
            @NotNull Integer day, @NotNull DayOfWeek weekday) {
        /** Converts the weekdays of a request to the type that the training rules use; null if the request has none. */
        public static @Nullable List<DayWeekday> dayWeekdays(@Nullable List<RequestedWeekday> requested) {
            return requested == null
                    ? null
                    : requested.stream()
                            .map(each -> new DayWeekday(each.day(), each.weekday()))
                            .toList();
        }

        /** Converts stored weekdays to the form of a request; null if there are none. */
        public static @Nullable List<RequestedWeekday> of(@Nullable List<DayWeekday> weekdays) {
            return weekdays == null
                    ? null
                    : weekdays.stream()
                            .map(each -> new RequestedWeekday(each.day(), each.weekday()))
                            .toList();
        }
    }

    /** Creates a request to start a program whose training days have no weekdays. */
    public ProgramRequest(
            @Nullable UUID programId,
            String athleteId,
            LocalDate startsOn,
            @Nullable String template,
            @Nullable List<DayTemplate> templates,
            @Nullable Structure structure,
            @Nullable Integer deloadEvery,
            List<LiftRequest> lifts) {
        this(programId, athleteId, startsOn, template, templates, structure, deloadEvery, lifts, null);
    }

    /** Creates a request to start a program with one template of the training guide, or with none. */
    public ProgramRequest(
            @Nullable UUID programId,
            String athleteId,
            LocalDate startsOn,
            @Nullable String template,
            @Nullable Structure structure,
            List<LiftRequest> lifts) {
        this(programId, athleteId, startsOn, template, null, structure, null, lifts);
    }

    /**
     * Returns the SHA-256 of all fields of the request except the program's id, in hexadecimal digits. Equal requests
     * have equal fingerprints.
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

    /** Returns the number of weeks from one regular deload to the next; null if the program has no regular deloads. */
    @Nullable
    Integer deloadEvery(GymSettings gym) {
        if (deloadEvery == null) {
            return gym.deloadEvery();
        }
        return deloadEvery == NO_DELOADS ? null : deloadEvery;
    }

    /**
     * Returns the templates of the training guide that the request names, each with its day of the program's week; null
     * if the request names no templates by day.
     */
    public @Nullable List<TemplateDay> templateDays() {
        return templates == null
                ? null
                : templates.stream()
                        .map(each -> new TemplateDay(each.day(), each.template()))
                        .toList();
    }

    /** Returns the weekdays of the program's days; null if the request names none. */
    public @Nullable List<DayWeekday> dayWeekdays() {
        return RequestedWeekday.dayWeekdays(weekdays);
    }

    @Nullable
    String structureName() {
        return structure == null ? null : structure.name();
    }
}
