package topset.program.coaching;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.edge.web.Violations;
import topset.program.rules.guide.Template;
import topset.program.rules.guide.Templates;
import topset.program.rules.lift.LiftRequest;
import topset.program.rules.lift.Refusals;

/**
 * The lifts that are asked for once template and structure have filled in what was left open.
 *
 * @param given as they stand in the request
 * @param violations of the structure
 */
record ResolvedProgramRequest(
        @Nullable Template template,
        List<LiftRequest> given,
        List<LiftRequest> lifts,
        List<Refusals.Violation> violations) {

    /** Fills in, as far as there is such a template. */
    static ResolvedProgramRequest of(ProgramRequest request, Function<String, @Nullable Exercise> catalogue) {
        var name = request.template();
        var template = name == null ? null : Templates.named(name).orElse(null);
        var structure = request.structure();
        var lifts = template == null ? request.lifts() : Templates.filledIn(template, request.lifts());
        if (structure == null) {
            return new ResolvedProgramRequest(template, request.lifts(), lifts, List.of());
        }
        var filledIn = structure.filledIn(lifts, catalogue);
        return new ResolvedProgramRequest(
                template, request.lifts(), filledIn, structure.violations(filledIn, catalogue));
    }

    /** Refuses a template that is not there. */
    static void checkTemplate(ProgramRequest request, Violations found) {
        var name = request.template();
        if (name != null && Templates.named(name).isEmpty()) {
            found.refuse(
                    "template",
                    "'" + name + "' is none of "
                            + Templates.all().stream().map(Template::id).collect(Collectors.joining(", ")),
                    "template");
        }
    }

    /** What of a lift is absent only because its template is not there. */
    boolean isLeftToTheTemplate(String field) {
        return IntStream.range(0, lifts.size())
                .anyMatch(n -> (lifts.get(n).day() == null && field.equals("lifts[" + n + "].day"))
                        || (lifts.get(n).scheme() == null && field.equals("lifts[" + n + "].scheme.variant")));
    }

    /** All that is refused, by the places that the caller knows; a lift of the template alone is named by its exercise. */
    List<Refusals.Violation> named(List<Refusals.Violation> ofTheRules) {
        var all = new ArrayList<>(violations);
        all.addAll(ofTheRules);
        return template == null ? all : all.stream().map(this::named).toList();
    }

    private Refusals.Violation named(Refusals.Violation violation) {
        for (int n = 0; n < lifts.size(); n++) {
            var place = "lifts[" + n + "]";
            if (violation.field().startsWith(place)) {
                var exercise = lifts.get(n).exercise();
                var inside = violation.field().substring(place.length());
                var known = IntStream.range(0, given.size())
                        .filter(each -> Objects.equals(given.get(each).exercise(), exercise))
                        .findFirst();
                return known.isPresent()
                        ? new Refusals.Violation(
                                "lifts[" + known.getAsInt() + "]" + inside, violation.message(), violation.rule())
                        : new Refusals.Violation(
                                violation.field(),
                                exercise + " of the template: " + violation.message(),
                                violation.rule());
            }
        }
        return violation;
    }
}
