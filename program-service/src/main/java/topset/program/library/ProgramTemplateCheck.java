package topset.program.library;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.contract.ProfileDetails;
import topset.contract.ScheduledDay.DayWeekday;
import topset.contract.WeightUnit;
import topset.edge.exercises.GymCatalogue;
import topset.edge.exercises.Suggestions;
import topset.edge.web.ContractJson;
import topset.edge.web.Problem;
import topset.edge.web.Violations;
import topset.program.coaching.ProgramRequest;
import topset.program.coaching.ResolvedProgramRequest;
import topset.program.coaching.RuleChecks;
import topset.program.gym.ProgramTemplate;
import topset.program.gym.ProgramTemplate.TemplateDeload;
import topset.rules.check.DeloadCheck;
import topset.rules.check.LiftCheck;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Refusals;
import topset.rules.load.Exact;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.Progressions;
import topset.rules.week.GymSettings;

/** Checks a gym's program template with those rules for programs that need no data of an athlete. */
record ProgramTemplateCheck(GymCatalogue catalogue, GymSettings gym, Violations found) {
    /** The template must fit into one line of an export. */
    static final int MOST_BYTES = 48_000;

    private static final String SIZE = "template-size";
    private static final String START = "template-start";

    /**
     * Stands for the current date. A program template has no history, so no rule that checks its lifts depends on the
     * date.
     */
    private static final LocalDate ANY_DAY = LocalDate.EPOCH;

    private static final BigDecimal PLACEHOLDER = BigDecimal.ONE;
    private static final LiftRequest.Start ANY_START = new LiftRequest.Start(PLACEHOLDER, null, null, null, null);

    ProgramTemplate check(ProgramTemplate asked) {
        var lifts = asked.lifts();
        var request = new ProgramRequest(
                null,
                "",
                ANY_DAY,
                asked.template(),
                asked.templates(),
                asked.structure(),
                asked.deloadEvery(),
                lifts,
                asked.weekdays());
        RuleChecks.deloadEvery(asked.deloadEvery(), found);
        ResolvedProgramRequest.checkTemplates(request, found);
        weeks(asked.weeks());
        starts(lifts);
        var deloads = deloads(asked);
        var resolved = ResolvedProgramRequest.of(request, catalogue::find);
        var namesLoads = lifts.stream().anyMatch(LiftRequest::namesLoads);
        var unit = unit(asked, namesLoads);
        lifts(resolved, unit);
        found.throwIfAny();
        var template = new ProgramTemplate(
                asked.name().strip(),
                asked.weeks(),
                namesLoads ? unit : null,
                asked.template(),
                asked.templates(),
                asked.structure(),
                asked.deloadEvery(),
                deloads.stream().map(TemplateDeload::of).toList(),
                resolved.lifts().stream().map(ProgramTemplateCheck::placed).toList(),
                null,
                weekdays(asked));
        size(template);
        return template;
    }

    private void starts(List<LiftRequest> lifts) {
        for (int n = 0; n < lifts.size(); n++) {
            var start = lifts.get(n).start();
            if (start != null && !start.equals(new LiftRequest.Start(null, null, null, true, null))) {
                found.refuse(
                        "lifts[" + n + "].start",
                        "must be absent or {\"fromHistory\": true}: other starts are given when the template is"
                                + " assigned",
                        START);
            }
        }
    }

    private static @Nullable List<DayWeekday> weekdays(ProgramTemplate asked) {
        var weekdays = asked.weekdays();
        return weekdays == null || weekdays.isEmpty() ? null : weekdays;
    }

    private void weeks(@Nullable Integer weeks) {
        if (weeks != null && (weeks < 1 || weeks > ProgramTemplate.MOST_WEEKS)) {
            found.refuse("weeks", Refusals.between(1, ProgramTemplate.MOST_WEEKS, weeks), "weeks");
        }
    }

    private List<PlannedDeload> deloads(ProgramTemplate asked) {
        var requested = Objects.requireNonNullElse(asked.deloads(), List.<TemplateDeload>of());
        var weeks = new HashSet<Integer>();
        var deloads = new ArrayList<PlannedDeload>();
        for (int n = 0; n < requested.size(); n++) {
            var in = found.in("deloads[" + n + "]");
            var each = requested.get(n);
            int last = Objects.requireNonNullElse(asked.weeks(), ProgramTemplate.MOST_WEEKS);
            if (each.week() < 1 || each.week() > last) {
                in.refuse("week", Refusals.between(1, last, each.week()), DeloadCheck.RULE);
                continue;
            }
            if (!weeks.add(each.week())) {
                in.refuse(
                        "week",
                        "must differ from the weeks of the other deloads: week " + each.week() + " is listed twice",
                        DeloadCheck.RULE);
            }
            var reason = each.reason() == null ? "planned in " + asked.name().strip() : each.reason();
            var details = new DeloadDetails(each.percent(), each.backoffSets(), reason);
            var deload = DeloadCheck.check(each.week(), details, Refusals.into(in::refuse));
            if (deload != null) {
                deloads.add(deload);
            }
        }
        return deloads.stream()
                .sorted(Comparator.comparingInt(PlannedDeload::week))
                .toList();
    }

    private WeightUnit unit(ProgramTemplate asked, boolean namesLoads) {
        return Objects.requireNonNullElse(
                asked.unit() == null && namesLoads ? gym.unit() : asked.unit(), WeightUnit.KG);
    }

    private void lifts(ResolvedProgramRequest resolved, WeightUnit unit) {
        var bodyweight = new Bodyweights.Measurement(Exact.of(PLACEHOLDER), unit, ANY_DAY);
        var context = new LiftCheck.Context(
                catalogue::find,
                new Suggestions(catalogue::available)::of,
                gym,
                Progressions.STANDARD,
                new ProfileDetails(null, unit, null, null, null, null, null),
                ANY_DAY,
                new Bodyweights(List.of(bodyweight)),
                exercise -> null,
                slotId -> null);
        // The rules for programs require a source of the first load.
        var started =
                resolved.lifts().stream().map(lift -> lift.withStart(ANY_START)).toList();
        var _ = resolved.check(started, context, found);
    }

    private static LiftRequest placed(LiftRequest lift) {
        var slotId = lift.slotId() == null ? "d" + lift.day() + "-" + lift.exercise() : lift.slotId();
        return lift.withPlace(slotId, lift.day(), lift.exercise());
    }

    private static void size(ProgramTemplate template) {
        int bytes = ContractJson.write(template).length;
        if (bytes > MOST_BYTES) {
            throw Problem.refused(
                    "lifts", "must have at most " + MOST_BYTES + " bytes of JSON in all, not " + bytes, SIZE);
        }
    }
}
