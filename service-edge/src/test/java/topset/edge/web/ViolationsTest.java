package topset.edge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViolationsTest {
    record Session(String athlete, List<Lifted> sets, Load total) {}

    record Lifted(Load load, int reps) {}

    record Load(String value, String unit) {}

    private final Violations found = new Violations(Session.class);

    @Test
    void they_stand_in_the_order_of_the_bodys_fields_and_of_its_lists() {
        for (var field : List.of(
                "body",
                "total.value",
                "sets[10].reps",
                "sets[2].reps",
                "sets[2].load.unit",
                "sets[2].load.value",
                "sets[2].load",
                "sets",
                "sets[99999999999].reps",
                "weight",
                "athlete")) {
            found.refuse(field, "must be better", "any");
        }
        assertThat(found.problem().violations())
                .extracting(Violation::field)
                .containsExactly(
                        "athlete",
                        "sets",
                        "sets[2].load",
                        "sets[2].load.value",
                        "sets[2].load.unit",
                        "sets[2].reps",
                        "sets[10].reps",
                        "sets[99999999999].reps",
                        "total.value",
                        "body",
                        "weight");
    }

    @Test
    void one_that_is_missing_makes_the_request_malformed_and_hides_no_other() {
        found.refuse("sets[0].reps", "must be 0 to 100", "reps-range");
        found.in("sets[0]").missing("load");
        found.in("sets[0]").missing("load");
        assertThat(found.problem().kind()).isEqualTo(Problem.Kind.MALFORMED);
        assertThat(found.problem().violations())
                .containsExactly(
                        new Violation("sets[0].load", "is required", "required"),
                        new Violation("sets[0].reps", "must be 0 to 100", "reps-range"));
    }

    @Test
    void the_first_fifty_are_listed_and_all_are_counted() {
        IntStream.range(0, 51).forEach(n -> found.refuse("sets[" + n + "].reps", "must be 0 to 100", "reps-range"));
        var body = found.problem().body();
        assertThat(body.violations()).hasSize(50);
        assertThat(body.violationCount()).isEqualTo(51);
        assertThat(body.detail()).isEqualTo("sets[0].reps: must be 0 to 100 (and 50 more)");
    }

    @Test
    void from_a_thousand_on_they_are_not_counted_and_the_answer_says_so() {
        IntStream.range(0, 2_000).forEach(n -> found.refuse("sets[" + n + "].reps", "must be 0 to 100", "reps-range"));
        found.missing("total");
        var problem = found.problem();
        assertThat(problem.kind()).isEqualTo(Problem.Kind.MALFORMED);
        assertThat(problem.body().violations()).hasSize(50);
        assertThat(problem.body().violationCount()).isEqualTo(1_000);
        assertThat(problem.body().violationCountIsMinimum()).isTrue();
        assertThat(problem.body().detail()).isEqualTo("sets[0].reps: must be 0 to 100 (and at least 999 more)");
    }
}
