package topset.verification.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import topset.testsupport.Json;
import topset.verification.support.GymCaller;

/** Reads everything that the services answer about a lifter, so that a test can compare two gyms. */
final class KnownOfLifter {
    private KnownOfLifter() {}

    /**
     * Returns everything that the services answer about a lifter, as soon as the plan includes all events of the
     * session service.
     */
    static Map<String, JsonNode> of(GymCaller lifter, GymCaller original) {
        var sequence = Json.read(original.gym()
                        .coach()
                        .sessions()
                        .get(original.athletePath() + "/export")
                        .expect(200)
                        .text()
                        .lines()
                        .filter(line -> Json.read(line).has("sequence"))
                        .toList()
                        .getLast())
                .path("sequence")
                .asLong();
        lifter.caughtUp("/today", sequence);
        var known = new HashMap<String, JsonNode>();
        var coach = lifter.gym().coach();
        var programs = coach.programs()
                .get("/v1/programs?athleteId=" + lifter.id())
                .expect(200)
                .json();
        known.put("programs", programs);
        known.put(
                "profile",
                coach.programs().get(lifter.athletePath()).expect(200).json());
        for (var list : List.of("coaches", "tags")) {
            known.put(
                    list,
                    coach.programs()
                            .get(lifter.athletePath() + "/" + list)
                            .expect(200)
                            .json());
        }
        known.put(
                "notes",
                coach.programs()
                        .get(lifter.athletePath() + "/notes")
                        .expect(200)
                        .json());
        known.put(
                "today",
                comparable(coach.programs()
                        .get(lifter.athletePath() + "/today")
                        .expect(200)
                        .json()));
        known.put(
                "sessions",
                comparable(coach.sessions()
                        .get(lifter.athletePath() + "/sessions")
                        .expect(200)
                        .json()));
        for (var program : programs.path("items")) {
            var id = program.path("programId").asText();
            for (int week = 1; ; week++) {
                var plan = coach.programs().get(lifter.athletePath() + "/weeks/" + week + "?programId=" + id);
                if (plan.status() == 404) {
                    assertThat(week).isGreaterThan(2);
                    break;
                }
                known.put(id + " week " + week, comparable(plan.expect(200).json()));
            }
            for (var lift : program.path("lifts")) {
                var slot = lift.path("slotId").asText();
                known.put(
                        id + " history of " + slot,
                        comparable(coach.programs()
                                .get(lifter.athletePath() + "/lifts/" + slot + "/history?programId=" + id)
                                .expect(200)
                                .json()));
            }
        }
        return known;
    }

    /**
     * Returns an answer without the fields that say when and how often it was computed. The first gym was planned set
     * by set, the second one all at once, so these fields differ.
     */
    private static JsonNode comparable(JsonNode answer) {
        if (answer instanceof ObjectNode object) {
            object.remove(List.of("asOf", "revision", "sequence"));
            object.forEach(KnownOfLifter::comparable);
        } else if (answer instanceof ArrayNode array) {
            for (int n = array.size() - 1; n >= 0; n--) {
                if (array.get(n).path("code").asText().equals("REVISED_AFTER_FINAL")) {
                    array.remove(n);
                }
            }
            array.forEach(KnownOfLifter::comparable);
        }
        return answer;
    }
}
