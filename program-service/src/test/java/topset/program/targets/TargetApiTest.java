package topset.program.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Api.problem;

import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.edge.transfer.TransferSlots;
import topset.program.Gym;
import topset.program.RealParts;
import topset.testsupport.Json;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

@RealParts
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
