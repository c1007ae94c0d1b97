package topset.program.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.PlanJson.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.edge.web.Violation;
import topset.program.Api;
import topset.program.Gym;
import topset.program.Lifter;
import topset.program.PlanJson;
import topset.program.RealParts;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** Tests that a preview shows the plan with which a program would start, and stores nothing. */
@RealParts
@Tag("smoke")
class PreviewApiTest {
    private static final String PREVIEW = "/v1/programs/preview";

    private final Gym gym = Gym.fresh("preview");
    private final Lifter lifter = gym.lifter("lena");

    @BeforeEach
    void an_athlete() {
        lifter.profile();
    }

    @Test
    void the_first_week_is_the_plan_of_the_started_program_and_the_others_rise_as_planned() {
        var weeks = preview(Lifts.bench()).path("weeks");

        assertThat(weeks).hasSize(8);
        for (int week = 0; week < 8; week++) {
            assertThat(number(weeks, "/" + week + "/lifts/0/top/load"))
                    .isEqualByComparingTo(new BigDecimal("2.5")
                            .multiply(BigDecimal.valueOf(week))
                            .add(BigDecimal.valueOf(120)));
        }
        lifter.program(Midday.today(), Lifts.bench());
        var started = PlanJson.of(lifter.calls().get(lifter.path() + "/weeks/current"));
        assertThat(weeks.at("/0/lifts/0/top")).isEqualTo(started.at("/lifts/0/top"));
        assertThat(weeks.at("/0/lifts/0/backoff")).isEqualTo(started.at("/lifts/0/backoff"));
        assertThat(weeks.at("/0/startsOn")).isEqualTo(started.path("startsOn"));
    }

    @Test
    void straight_sets_gain_a_rep_a_week_before_their_load_rises() {
        var rows = Map.of(
                "slotId",
                "d1-barbell-row",
                "day",
                1,
                "exercise",
                "barbell-row",
                "scheme",
                Map.of("variant", "STRAIGHT", "sets", 3, "reps", Map.of("min", 8, "max", 10)),
                "progression",
                Map.of("method", "DOUBLE_PROGRESSION", "increment", 2.5),
                "start",
                Map.of("load", 60));

        var weeks = preview(List.of(rows)).path("weeks");

        assertThat(IntStream.range(0, 8)
                        .mapToObj(week -> number(weeks, "/" + week + "/lifts/0/straight/load"))
                        .toList())
                .as("8, 9, 10 reps, then the load rises")
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(kg("60"), kg("60"), kg("60"), kg("62.5"), kg("62.5"), kg("62.5"), kg("65"), kg("65"));
    }

    private static BigDecimal kg(String load) {
        return new BigDecimal(load);
    }

    @Test
    void a_deload_week_is_lighter_and_nothing_is_stored() {
        var body = body(Lifts.bench(), Map.of("deloadEvery", 4));

        var weeks = PlanJson.of(gym.coach().body(body).post(PREVIEW)).path("weeks");

        assertThat(weeks.at("/3/deload").asBoolean()).isTrue();
        assertThat(weeks.at("/2/deload").asBoolean()).isFalse();
        assertThat(number(weeks, "/3/lifts/0/top/load")).isLessThan(number(weeks, "/2/lifts/0/top/load"));
        assertThat(PlanJson.of(gym.coach().get("/v1/programs?athleteId=lena")).path("items"))
                .isEmpty();
    }

    @Test
    void what_could_not_start_is_refused_at_its_field_and_a_remark_is_a_warning() {
        var lift = Lifts.lift("d1-lateral-raise", 1, "lateral-raise", "SINGLE_TOP", "1", "10");

        List<Violation> violations = Api.violations(
                gym.coach().body(body(List.of(lift), Map.of())).post(PREVIEW).then());

        assertThat(violations).extracting(Violation::rule).contains("unsuited-exercise");
        var warned = Lifts.lift("d1-box-squat", 1, "box-squat", "SINGLE_TOP", "5", "100");
        assertThat(preview(List.of(warned)).path("warnings").findValuesAsText("rule"))
                .contains("unlisted");
    }

    private JsonNode preview(List<Map<String, Object>> lifts) {
        return PlanJson.of(gym.coach().body(body(lifts, Map.of())).post(PREVIEW));
    }

    private static Map<String, Object> body(List<Map<String, Object>> lifts, Map<String, Object> more) {
        var body = new HashMap<String, Object>(
                Map.of("athleteId", "lena", "startsOn", Midday.today().toString(), "lifts", lifts));
        body.putAll(more);
        return body;
    }
}
