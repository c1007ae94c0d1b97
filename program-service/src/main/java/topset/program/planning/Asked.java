package topset.program.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.edge.Problem;
import topset.program.training.guide.Template;
import topset.program.training.guide.Templates;
import topset.program.training.lift.LiftRequest;
import topset.program.training.lift.Refusals;

/**
 * The lifts that are asked for once template and structure have filled in what was left open.
 *
 * @param given as they stand in the request
 * @param violations of the structure
 */
record Asked(
        @Nullable Template template,
        List<LiftRequest> given,
        List<LiftRequest> lifts,
        List<Refusals.Violation> violations) {

    /**
     * Fills in.
     *
     * @throws Problem 422 when there is no such template
     */
    static Asked of(ProgramRequest request, Function<String, @Nullable Exercise> catalogue) {
        var template = template(request.template());
        var structure = request.structure();
        var lifts = template == null ? request.lifts() : Templates.filledIn(template, request.lifts());
        if (structure == null) {
            return new Asked(template, request.lifts(), lifts, List.of());
        }
        var filledIn = structure.filledIn(lifts, catalogue);
        return new Asked(template, request.lifts(), filledIn, structure.violations(filledIn, catalogue));
    }

    private static @Nullable Template template(@Nullable String id) {
        return id == null
                ? null
                : Templates.named(id)
                        .orElseThrow(() -> Problem.refused(
                                "template",
                                "'" + id + "' is none of "
                                        + Templates.all().stream()
                                                .map(Template::id)
                                                .collect(Collectors.joining(", ")),
                                "template"));
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
