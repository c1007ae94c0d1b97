package topset.program.coaching;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.TemplateDay;
import topset.edge.web.Violations;
import topset.rules.check.LiftCheck;
import topset.rules.check.Limits;
import topset.rules.check.Structure;
import topset.rules.check.Templates;
import topset.rules.check.Templates.FilledIn;
import topset.rules.check.Templates.Template;
import topset.rules.check.WeekdayCheck;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Refusals;

/**
 * A request to start a program, in which templates and weekly structure have filled in omitted values.
 *
 * @param structure absent if the lifts need not follow a structure
 */
public record ResolvedProgramRequest(
        ProgramRequest request,
        List<FilledIn> origins,
        List<LiftRequest> lifts,
        @Nullable Structure structure,
        boolean isTemplateMissing) {

    private static final String RULE = "template";

    /** Templates that do not exist are ignored. */
    public static ResolvedProgramRequest of(ProgramRequest request, Function<String, @Nullable Exercise> catalogue) {
        var origins = origins(request);
        var lifts = origins.stream().map(FilledIn::lift).toList();
        var isMissing = names(request).anyMatch(ResolvedProgramRequest::isUnknown);
        var structure = request.structure();
        var filledIn = structure == null ? lifts : structure.filledIn(lifts, catalogue);
        return new ResolvedProgramRequest(request, origins, filledIn, structure, isMissing);
    }

    /** Of a request whose lifts are complete, so that templates fill in nothing. */
    static ResolvedProgramRequest complete(ProgramRequest request) {
        var origins = Templates.filledIn(List.<TemplateDay>of(), request.lifts());
        return new ResolvedProgramRequest(request, origins, request.lifts(), null, false);
    }

    private static List<FilledIn> origins(ProgramRequest request) {
        var days = request.templates();
        if (days != null) {
            return Templates.filledIn(days, request.lifts());
        }
        return Optional.ofNullable(request.template())
                .flatMap(Templates::named)
                .map(template -> Templates.filledIn(template, request.lifts()))
                .orElseGet(() -> Templates.filledIn(List.<TemplateDay>of(), request.lifts()));
    }

    private static Stream<String> names(ProgramRequest request) {
        return Stream.concat(
                Stream.ofNullable(request.template()),
                Stream.ofNullable(request.templates())
                        .flatMap(List::stream)
                        .filter(Objects::nonNull)
                        .map(TemplateDay::template));
    }

    private static boolean isUnknown(@Nullable String name) {
        return name != null && Templates.named(name).isEmpty();
    }

    /**
     * Each template must exist, a day has at most one, and a request has {@code template} or {@code templates}, not
     * both.
     */
    public static void checkTemplates(ProgramRequest request, Violations found) {
        checkTemplate("template", request.template(), found);
        var templates = request.templates();
        if (templates == null) {
            return;
        }
        if (request.template() != null) {
            found.refuse("templates", "must be absent if template is given: use only one of the two fields", RULE);
        }
        var days = new HashSet<Integer>();
        for (int n = 0; n < templates.size(); n++) {
            var each = templates.get(n);
            if (each != null) {
                checkDay("templates[" + n + "].day", each.day(), days, found);
                checkTemplate("templates[" + n + "].template", each.template(), found);
            }
        }
    }

    private static void checkTemplate(String field, @Nullable String name, Violations found) {
        if (isUnknown(name)) {
            found.refuse(
                    field,
                    "must be one of "
                            + Templates.all().stream().map(Template::id).collect(Collectors.joining(", "))
                            + ", not '" + name + "'",
                    RULE);
        }
    }

    private static void checkDay(String field, @Nullable Integer day, HashSet<Integer> days, Violations found) {
        if (day == null) {
            return;
        }
        if (day < 1 || day > Limits.DAYS) {
            found.refuse(field, Refusals.between(1, Limits.DAYS, day), "day");
        } else if (!days.add(day)) {
            found.refuse(field, "must be a day that no other template has, not " + day, RULE);
        }
    }

    /**
     * Violations have the field names of the client's request. A lift that comes from a template and is not in the
     * request is named by its exercise. Returns null if the rules refuse a lift.
     */
    public LiftCheck.@Nullable AcceptedLifts check(
            List<LiftRequest> started, LiftCheck.Context context, Violations found) {
        var weekdays = request.weekdays();
        if (weekdays != null) {
            var days = lifts.stream()
                    .flatMap(lift -> Stream.ofNullable(lift.day()))
                    .collect(Collectors.toSet());
            WeekdayCheck.check("weekdays", weekdays, days, Refusals.into(found::refuse));
        }
        var refusals = Refusals.into((field, message, rule) -> refuse(field, message, rule, found));
        if (structure != null) {
            structure.check(lifts, context.catalogue(), refusals);
        }
        return LiftCheck.check(started, context, refusals);
    }

    private void refuse(String field, String message, String rule, Violations found) {
        var named = field;
        var says = message;
        for (int n = 0; n < lifts.size(); n++) {
            var origin = origins.get(n);
            var given = origin.given();
            var day = origin.day();
            if (!field.startsWith(place(n))) {
                continue;
            }
            if (given != null) {
                named = place(given) + field.substring(place(n).length());
            } else if (day != null) {
                says = origin.lift().exercise() + " of the template " + day.template() + " on day " + day.day() + ": "
                        + message;
            }
        }
        if (!isLeftToTheTemplate(named)) {
            found.refuse(named, says, rule);
        }
    }

    /** If the named template does not exist, only the missing template is reported, not the absent field. */
    private boolean isLeftToTheTemplate(String field) {
        return isTemplateMissing
                && IntStream.range(0, lifts.size())
                        .anyMatch(n -> (lifts.get(n).day() == null && field.equals(place(n) + ".day"))
                                || (lifts.get(n).scheme() == null && field.equals(place(n) + ".scheme.variant")));
    }

    private static String place(int nth) {
        return "lifts[" + nth + "]";
    }
}
