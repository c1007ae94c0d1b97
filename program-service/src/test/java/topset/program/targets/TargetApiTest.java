package topset.program.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Api.problem;

import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.SetRole;
import topset.edge.transfer.TransferSlots;
import topset.program.Gym;
import topset.program.RealParts;
import topset.testsupport.Json;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

@RealParts
@Tag("smoke")
class TargetApiTest {
    private final Gym gym = Gym.fresh("targets");

    @Inject
    TransferSlots slots;

    @Test
    void each_line_has_the_targets_of_one_slot() {
        gym.lifter("ann").profile().program(Midday.today(), Lifts.bench());
        gym.lifter("bea").profile().program(Midday.today(), Lifts.bench());

        var lines = list("");

        assertThat(lines).hasSize(2);
        var line = Json.read(lines.getLast());
        assertThat(line.path("athleteId").asText()).isEqualTo("bea");
        assertThat(line.at("/targets/slotId").asText()).isEqualTo(Lifts.BENCH);
        assertThat(line.at("/targets/current/week").asInt()).isEqualTo(1);
        assertThat(line.at("/targets/current/prescription/top/load").asInt()).isEqualTo(120);
        assertThat(list("?athleteId=ann")).containsExactly(lines.getFirst());
        assertThat(list("?athleteId=nobody")).isEmpty();
    }

    @Test
    void a_list_can_have_only_the_slots_of_an_exercise() {
        var squat = Lifts.lift("d2-squat", 2, "squat", "SINGLE_TOP", "5", "140");
        gym.lifter("ann")
                .profile()
                .program(Midday.today(), List.of(Lifts.bench().getFirst(), squat));
        gym.lifter("bea").profile().program(Midday.today(), Lifts.bench());

        assertThat(list("?exercise=squat"))
                .singleElement()
                .satisfies(
                        line -> assertThat(Json.read(line).at("/targets/slotId").asText())
                                .isEqualTo("d2-squat"));
        assertThat(list("?exercise=bench-press")).hasSize(2);
        assertThat(list("?exercise=bench-press&athleteId=ann")).hasSize(1);
        assertThat(list("?exercise=hack-squat")).isEmpty();
    }

    @Test
    void a_list_can_have_only_the_slots_that_have_changed_since_a_time() {
        var began = OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(1);
        var ann = gym.lifter("ann").profile();
        ann.program(Midday.today(), Lifts.bench());
        gym.lifter("bea").profile().program(Midday.today(), Lifts.bench());
        assertThat(list("?changedSince=" + began)).hasSize(2);

        var since = OffsetDateTime.now(ZoneOffset.UTC);
        ann.plan("next", ann.train(Midday.minutesAgo(30)).log(SetRole.TOP, "120", 4, "8.5"));

        assertThat(list("?changedSince=" + since)).singleElement().asString().contains("\"athleteId\":\"ann\"");
        assertThat(list("?athleteId=bea&changedSince=" + since)).isEmpty();
        problem(400, gym.analyst().get("/v1/targets?changedSince=yesterday").then());
    }

    @Test
    void a_gym_without_programs_has_no_lines() {
        gym.lifter("ann").profile();

        assertThat(list("")).isEmpty();
    }

    @Test
    void a_gym_lists_its_targets_once_at_a_time() {
        try (var _ = slots.begin(TransferSlots.Kind.GYM_TARGETS, gym.name())) {
            problem(429, gym.analyst().get("/v1/targets").then());
            Gym.fresh("targets").analyst().get("/v1/targets").then().statusCode(200);
        }

        for (var role : List.of("analyst", "coach", "platform")) {
            gym.as(role, "reader").get("/v1/targets").then().statusCode(200);
        }
    }

    private List<String> list(String query) {
        return gym.analyst()
                .get("/v1/targets" + query)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .lines()
                .toList();
    }
}
