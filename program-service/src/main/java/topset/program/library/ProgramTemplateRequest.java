package topset.program.library;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.edge.identity.Caller;
import topset.edge.web.Violations;
import topset.program.coaching.ProgramRequest;
import topset.program.gym.ProgramTemplate;
import topset.rules.check.Limits;
import topset.rules.check.Structure;
import topset.rules.lift.LiftRequest;
import topset.rules.progression.Deload;

/**
 * Body of {@code PUT /v1/program-templates/{id}}, with the fields of {@link ProgramRequest}. Checks that depend on the
 * gym are in {@link ProgramTemplateCheck}.
 *
 * @param weeks the planned length in weeks; a program does not end automatically after these weeks
 * @param unit the unit of increments and equipment; absent means the gym's unit, or kg if the gym has none
 * @param deloadEvery the period of regular deloads in weeks; absent means the gym's default, 0 means no regular deloads
 * @param lifts as in {@link ProgramRequest}; but {@code start} is absent or {@code {"fromHistory": true}}
 * @param fromProgram a program to copy, instead of lifts, templates and structure
 */
public record ProgramTemplateRequest(
        @NotNull @Size(min = 1, max = Limits.NAME, message = NAME_SAYS)
        String name,

        @Nullable @Schema(minimum = "1", maximum = "52") Integer weeks,
        @Nullable WeightUnit unit,
        @Nullable String template,

        @Nullable @Size(min = 1, max = Limits.DAYS, message = "must be 1 to " + Limits.DAYS + " days")
        List<ProgramRequest.@NotNull @Valid DayTemplate> templates,

        @Nullable Structure structure,

        @Nullable @Schema(minimum = "0", maximum = "12") Integer deloadEvery,

        @Nullable @Size(max = MOST_WEEKS, message = "must be at most " + MOST_WEEKS + " weeks")
        List<@NotNull @Valid TemplateDeload> deloads,

        @Nullable @Size(min = 1, max = Limits.LIFTS, message = "must be 1 to " + Limits.LIFTS + " lifts")
        List<@NotNull LiftRequest> lifts,

        @Nullable @Valid ProgramToCopy fromProgram,

        @Nullable @Size(max = Limits.DAYS, message = "must be at most " + Limits.DAYS + " days")
        List<ProgramRequest.@NotNull @Valid RequestedWeekday> weekdays) {

    public static final String ID = "[a-z0-9-]{1,64}";

    public static final String ID_SAYS = "must be 1 to 64 characters of a-z, 0-9 and -";

    static final int MOST_WEEKS = 52;

    private static final String NAME_SAYS = "must have 1 to " + Limits.NAME + " characters";

    /**
     * A deload week of the template.
     *
     * @param percent the share of the planned load; absent means 90
     * @param backoffSets the largest number of backoff sets; absent means 1
     * @param reason absent means a default text with the name of the program template
     */
    public record TemplateDeload(
            @NotNull @Schema(minimum = "1", maximum = "52") Integer week,

            @Nullable @Schema(minimum = "80", maximum = "95", defaultValue = "90")
            BigDecimal percent,

            @Nullable @Schema(minimum = "0", maximum = "2", defaultValue = "1")
            Integer backoffSets,

            @Nullable @Schema(minLength = 1, maxLength = Limits.REASON)
            String reason) {

        static TemplateDeload of(Deload deload) {
            return new TemplateDeload(deload.week(), deload.percent().output(), deload.backoffSets(), deload.reason());
        }
    }

    /** The template gets the current state of the athlete's program, but not the athlete's loads. */
    public record ProgramToCopy(
            @NotNull @Pattern(regexp = Caller.ATHLETE_ID, message = Caller.ATHLETE_ID_SAYS)
            String athleteId,

            @NotNull UUID programId) {}

    public static ProgramTemplateRequest of(ProgramTemplate template) {
        return new ProgramTemplateRequest(
                template.name(),
                template.weeks(),
                template.unit(),
                template.template(),
                ProgramRequest.DayTemplate.of(template.templates()),
                template.structure(),
                template.deloadEvery(),
                template.deloads().stream().map(TemplateDeload::of).toList(),
                template.lifts(),
                null,
                ProgramRequest.RequestedWeekday.of(template.weekdays()));
    }

    /** A body from an import file must contain the whole template and must not ask to copy a program. */
    public void checkWhole(Violations found) {
        if (fromProgram != null) {
            found.refuse(
                    "fromProgram",
                    "must be absent: a line of type PROGRAM_TEMPLATE contains the lifts of the" + " template",
                    ProgramCopy.RULE);
        }
        if (lifts == null) {
            found.missing("lifts");
        }
    }

    /** The body must have either lifts or a program to copy. */
    void check(Violations found) {
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
                    "must be absent if 'fromProgram' is given, because the value is copied from that" + " program",
                    ProgramCopy.RULE);
        }
    }
}
