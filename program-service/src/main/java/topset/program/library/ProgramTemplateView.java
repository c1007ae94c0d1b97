package topset.program.library;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.TemplateDay;
import topset.contract.WeightUnit;
import topset.program.library.ProgramTemplateRequest.TemplateDeload;
import topset.rules.check.Structure;
import topset.rules.lift.LiftRequest;
import topset.rules.week.DayWeekday;

/**
 * The API's answer with a version of a program template.
 *
 * @param unit the unit of increments and equipment; absent if no lift has any
 * @param lifts omitted values are filled in from the templates and the weekly structure
 * @param weekdays absent if no day has a weekday
 * @param retired true if the template can no longer be assigned; otherwise absent
 */
public record ProgramTemplateView(
        String id,
        int version,
        int newestVersion,
        OffsetDateTime savedAt,
        @Nullable Boolean retired,
        String name,
        @Nullable Integer weeks,
        @Nullable WeightUnit unit,
        @Nullable String template,
        @Nullable List<TemplateDay> templates,
        @Nullable Structure structure,
        @Nullable Integer deloadEvery,
        List<TemplateDeload> deloads,
        List<LiftRequest> lifts,
        @Nullable List<DayWeekday> weekdays) {

    /** A program template in a list of the API, without its lifts. */
    public record ProgramTemplateSummary(
            String id,
            int version,
            OffsetDateTime savedAt,
            @Nullable Boolean retired,
            String name) {
        public ProgramTemplateSummary {
            retired = Boolean.TRUE.equals(retired) ? true : null;
        }
    }

    static ProgramTemplateView of(ProgramTemplateService.Stored stored) {
        var version = stored.version();
        var template = version.template;
        return new ProgramTemplateView(
                version.id,
                version.version,
                stored.newest().version,
                version.savedAt,
                stored.newest().retired ? true : null,
                template.name(),
                template.weeks(),
                template.unit(),
                template.template(),
                template.templates(),
                template.structure(),
                template.deloadEvery(),
                template.deloads().stream().map(TemplateDeload::of).toList(),
                template.lifts(),
                template.weekdays());
    }
}
