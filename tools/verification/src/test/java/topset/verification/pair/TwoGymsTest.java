package topset.verification.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.TOP;
import static topset.testsupport.Lifts.BENCH;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.ServiceClient;
import topset.verification.support.SessionClient;
import topset.verification.support.SetRequest;

/** Tests that callers of one gym cannot access another gym (docs/security.md). */
@Tag("system")
class TwoGymsTest {
    private static final GymClient EAST = GymClient.fresh("east");
    private static final GymClient WEST = GymClient.fresh("west");

    @Test
    void two_athletes_called_the_same_do_not_see_each_other() {
        var east = EAST.lifter("42").profile(Midday.ZONE);
        var west = WEST.lifter("42").profile(Midday.ZONE);
        var programId = UUID.randomUUID();
        var sessionId = UUID.randomUUID();
        for (var lifter : new GymCaller[] {east, west}) {
            lifter.program(programId, Midday.today(), Lifts.bench());
            lifter.sessions()
                    .post(
                            "/v1/sessions",
                            Map.of("sessionId", sessionId, "athleteId", "42", "startedAt", Midday.minutesAgo(30)))
                    .expect(201);
        }
        var set = SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(20));

        var inEast = new SessionClient(east, sessionId).log(set);
        var inWest = new SessionClient(west, sessionId).log(set.corrected("130", 4, "8.5"));

        assertThat(east.lift(2, inEast, BENCH).getTop().getLoad()).isEqualByComparingTo("122.5");
        assertThat(west.lift(2, inWest, BENCH).getTop().getLoad()).isEqualByComparingTo("132.5");
        assertThat(inEast.sequence()).isEqualTo(inWest.sequence());
    }

    @Test
    void what_is_of_another_gym_does_not_exist() {
        var east = EAST.lifter("guest").profile(Midday.ZONE);
        var programId = east.program(Midday.today(), Lifts.bench());
        var training = east.train(Midday.minutesAgo(30), 1);
        var set = SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(20));
        training.log(set);
        var stranger = WEST.coach();

        assertThat(stranger.sessions().get(training.path()).status()).isEqualTo(404);
        assertThat(new SessionClient(stranger, training.sessionId()).post(set).status())
                .isEqualTo(404);
        assertThat(new SessionClient(stranger, training.sessionId())
                        .correct(set)
                        .status())
                .isEqualTo(404);
        assertThat(new SessionClient(stranger, training.sessionId())
                        .remove(set.setId())
                        .status())
                .isEqualTo(404);
        assertThat(stranger.programs().get("/v1/programs/" + programId).status())
                .isEqualTo(404);
        assertThat(stranger.programs().get(east.athletePath() + "/today").status())
                .isEqualTo(404);
        assertThat(stranger.programs().get(east.athletePath() + "/weeks/1").status())
                .isEqualTo(404);
    }

    @Test
    void an_athlete_sees_and_writes_only_his_own() {
        var one = EAST.lifter("one").profile(Midday.ZONE);
        one.program(Midday.today(), Lifts.bench());
        var training = one.train(Midday.minutesAgo(30), 1);
        var other = EAST.lifter("other");

        assertThat(other.sessions().get(training.path()).status()).isEqualTo(404);
        assertThat(new SessionClient(other, training.sessionId())
                        .post(SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(20)))
                        .status())
                .isEqualTo(404);
        assertThat(other.programs().get(one.athletePath() + "/weeks/1").status())
                .isEqualTo(404);
        assertThat(EAST.coach().sessions().get(training.path()).status()).isEqualTo(200);
        assertThat(EAST.as("platform", "till")
                        .programs()
                        .get(one.athletePath() + "/weeks/1")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_athlete_starts_no_program_and_an_analyst_writes_nothing() {
        var program = Map.of("athleteId", "one", "startsOn", Midday.today().toString(), "lifts", Lifts.bench());
        var session = Map.of("athleteId", "one", "startedAt", Midday.minutesAgo(30));
        var analyst = EAST.as("analyst", "ada");
        var operator = new ServiceClient(EAST.pair().sessions(), EAST.pair().token("-", "operator", "ops"));

        assertThat(EAST.lifter("one").programs().post("/v1/programs", program).status())
                .isEqualTo(403);
        assertThat(analyst.programs().post("/v1/programs", program).status()).isEqualTo(403);
        assertThat(analyst.sessions().post("/v1/sessions", session).status()).isEqualTo(403);
        assertThat(analyst.sessions().get("/v1/athletes/one/sessions").status()).isEqualTo(200);
        assertThat(operator.get("/v1/athletes/one/sessions").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "eyJhbGciOiJub25lIn0.eyJneW0iOiJlYXN0Iiwic3ViIjoia2ltIn0."})
    void nobody_comes_in_without_a_good_token(String token) {
        var given = token.isEmpty() ? null : token;
        var sessions = new ServiceClient(EAST.pair().sessions(), given);
        var programs = new ServiceClient(EAST.pair().programs(), given);

        assertThat(sessions.get("/v1/athletes/one/sessions").status()).isEqualTo(401);
        assertThat(sessions.send("POST", "/v1/sessions", "not json", Map.of()).status())
                .isEqualTo(401);
        assertThat(programs.get("/v1/exercises").status()).isEqualTo(401);
    }
}
