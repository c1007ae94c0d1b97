package topset.program.gym;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.contract.ScheduledDay.DayWeekday;
import topset.contract.TemplateDay;
import topset.contract.WeightUnit;
import topset.edge.identity.Caller;
import topset.edge.web.Violations;
import topset.rules.check.Limits;
import topset.rules.check.Structure;
import topset.rules.lift.LiftRequest;

/**
 * The body of {@code PUT /v1/program-templates/{id}}, and what is stored and answered. In a stored template the lifts
 * are completed from the templates of the guide and the weekly structure, the deloads are complete and ordered by week,
 * {@code fromProgram} is absent, and {@code unit} is present only if a lift has increments or equipment.
 */
@Schema(name = "ProgramTemplateRequest")
public record ProgramTemplate(
        @NotNull @Size(min = 1, max = Limits.NAME, message = NAME_SAYS)
        String name,

        @Nullable @Schema(minimum = "1", maximum = "52") Integer weeks,
        @Nullable WeightUnit unit,
        @Nullable String template,

        @Nullable @Size(min = 1, max = Limits.DAYS, message = "must be 1 to " + Limits.DAYS + " days")
        List<@NotNull @Valid TemplateDay> templates,

        @Nullable Structure structure,

        @Nullable @Schema(minimum = "0", maximum = "12") Integer deloadEvery,

        @Nullable @Size(max = MOST_WEEKS, message = "must be at most " + MOST_WEEKS + " weeks")
        List<@NotNull @Valid TemplateDeload> deloads,

        @Size(min = 1, max = Limits.LIFTS, message = "must be 1 to " + Limits.LIFTS + " lifts")
        List<@NotNull LiftRequest> lifts,

        @Nullable @Valid @Schema(writeOnly = true) ProgramToCopy fromProgram,

        @Nullable @Size(max = Limits.DAYS, message = "must be at most " + Limits.DAYS + " days")
        List<@NotNull @Valid DayWeekday> weekdays) {

    public static final String ID = "[a-z0-9-]{1,64}";

    public static final String ID_SAYS = "must be 1 to 64 characters of a-z, 0-9 and -";
    public static final int MOST_WEEKS = 52;

    /** The rule of the violations that concern {@code fromProgram}. */
    public static final String COPY = "from-program";

    private static final String NAME_SAYS = "must have 1 to " + Limits.NAME + " characters";

    public record TemplateDeload(
            @NotNull @Schema(minimum = "1", maximum = "52") Integer week,

            @Nullable @Schema(minimum = "80", maximum = "95", defaultValue = "90")
            BigDecimal percent,

            @Nullable @Schema(minimum = "0", maximum = "2", defaultValue = "1")
            Integer backoffSets,

            @Nullable @Schema(minLength = 1, maxLength = Limits.REASON)
            String reason) {

        public static TemplateDeload of(PlannedDeload planned) {
            var deload = planned.deload();
            return new TemplateDeload(planned.week(), deload.percent(), deload.backoffSets(), deload.reason());
        }

        private PlannedDeload planned() {
            return new PlannedDeload(week, new DeloadDetails(percent, backoffSets, requireNonNull(reason)));
        }
    }

    public List<PlannedDeload> plannedDeloads() {
        return requireNonNullElse(deloads, List.<TemplateDeload>of()).stream()
                .map(TemplateDeload::planned)
                .toList();
    }

    /** The template gets the current state of the athlete's program, but not the athlete's loads. */
    public record ProgramToCopy(
            @NotNull @Pattern(regexp = Caller.ATHLETE_ID, message = Caller.ATHLETE_ID_SAYS)
            String athleteId,

            @NotNull UUID programId) {}

    public boolean hasSlot(String slotId) {
        return lifts.stream().anyMatch(lift -> slotId.equals(lift.slotId()));
    }

    public boolean hasExercise(String exercise) {
        return lifts.stream().anyMatch(lift -> exercise.equals(lift.exercise()));
    }

    /** A body from an import file must contain the whole template and must not ask to copy a program. */
    public void checkWhole(Violations found) {
        if (fromProgram != null) {
            found.refuse(
                    "fromProgram",
                    "must be absent: a line of type PROGRAM_TEMPLATE contains the lifts of the template",
                    COPY);
        }
        if (lifts == null) {
            found.missing("lifts");
        }
    }

    /** The body must have either lifts or a program to copy. */
    public void check(Violations found) {
        if (fromProgram == null) {
            if (lifts == null) {
                found.missing("lifts");
            }
            return;
        }
        absent("template", template, found);
        absent("templates", templates, found);
        absent("structure", structure, found);
        absent("lifts", lifts, found);
        absent("unit", unit, found);
    }

    private static void absent(String field, @Nullable Object value, Violations found) {
        if (value != null) {
            found.refuse(
                    field,
                    "must be absent if 'fromProgram' is given, because the value is copied from that program",
                    COPY);
        }
    }
}
