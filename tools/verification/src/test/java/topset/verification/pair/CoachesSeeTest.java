package topset.verification.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Midday;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;

/** Tests that the coaches of an athlete, which the program service stores, hold in the session service too. */
@Tag("system")
class CoachesSeeTest {
    private static final String LENA = "/v1/athletes/lena";

    private final GymClient gym = GymClient.fresh("coaches-see");

    @Test
    void a_coach_sees_the_own_athlete_in_both_services_until_another_coach_has_the_athlete() {
        var platform = gym.as("platform", "back-end").programs();
        var kim = gym.as("coach", "kim");
        var lee = gym.as("coach", "lee");
        platform.put("/v1/gym", Map.of("coachesSee", "THEIRS")).expect(200);

        kim.programs().put(LENA, Map.of("timeZone", "Etc/UTC", "unit", "kg")).expect(200);
        eventuallyInBothServices(lee, 404);
        eventuallyInBothServices(kim, 200);
        var session =
                Map.of("athleteId", "lena", "startedAt", Midday.minutesAgo(30).toString(), "day", 1);
        kim.sessions().post("/v1/sessions", session).expect(201);
        lee.sessions().post("/v1/sessions", session).expect(404);

        platform.put(LENA + "/coaches", Map.of("coaches", List.of("lee"))).expect(200);
        eventuallyInBothServices(lee, 200);
        eventuallyInBothServices(kim, 404);
    }

    private static void eventuallyInBothServices(GymCaller coach, int status) {
        eventually().untilAsserted(() -> {
            assertThat(coach.programs().get(LENA).status()).isEqualTo(status);
            assertThat(coach.sessions().get(LENA + "/sessions").status()).isEqualTo(status);
        });
    }
}
