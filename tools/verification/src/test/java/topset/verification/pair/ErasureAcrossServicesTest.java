package topset.verification.pair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.TOP;
import static topset.testsupport.Eventually.eventually;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.Topics;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.support.Broker;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;
import topset.verification.support.SetRequest;

/** Tests that a gym's platform can erase a person on request (docs/analytics.md, *Erasure and retention*). */
@Tag("system")
class ErasureAcrossServicesTest {
    private static final Broker BROKER = new Broker(RunningPair.get());

    private final GymClient gym = GymClient.fresh("erasure");
    private final GymCaller coach = gym.coach();

    private GymCaller trained(String id) {
        var lifter = gym.lifter(id);
        coach.programs()
                .put(
                        lifter.athletePath(),
                        Map.of("timeZone", Midday.ZONE.getId(), "unit", "kg", "displayName", "Kim of " + id))
                .expect(200);
        lifter.program(Midday.today(), Lifts.bench());
        var set = lifter.train(Midday.minutesAgo(60), 1)
                .log(SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(50)));
        lifter.plan(2, set);
        return lifter;
    }

    private List<String> roster() {
        return coach.programs()
                .get("/v1/roster")
                .expect(200)
                .json()
                .path("items")
                .findValuesAsText("athleteId");
    }

    @Test
    void both_services_and_the_roster_forget_the_person_and_keep_everybody_else() {
        var erased = trained("erased");
        var other = trained("other");
        assertThat(roster()).containsExactlyInAnyOrder("erased", "other");

        gym.as("platform", "back-end").sessions().delete(erased.athletePath()).expect(200);

        eventually().untilAsserted(() -> assertThat(roster()).containsExactly("other"));
        coach.programs().get(erased.athletePath()).expect(404);
        coach.programs().get(erased.athletePath() + "/weeks/next").expect(404);
        coach.programs().get(erased.athletePath() + "/today").expect(404);
        assertThat(coach.programs().get("/v1/athletes").expect(200).text()).doesNotContain("Kim of erased");
        assertThat(coach.sessions()
                        .get(erased.athletePath() + "/sessions")
                        .expect(200)
                        .json()
                        .path("items"))
                .isEmpty();
        for (var service : List.of(coach.sessions(), coach.programs())) {
            assertThat(service.get("/v1/feed").expect(200).text().lines().filter(line -> line.contains("\"erased\"")))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("Erased.v1") && !line.contains("load") && !line.contains("Kim"));
        }

        coach.programs().get(other.athletePath() + "/weeks/next").expect(200);
        assertThat(coach.sessions()
                        .get(other.athletePath() + "/sessions")
                        .expect(200)
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void subscribers_hear_of_it_on_both_logs_and_the_newest_states_are_gone() {
        var erased = trained("erased");
        gym.as("platform", "back-end").sessions().delete(erased.athletePath()).expect(200);

        eventually().untilAsserted(() -> {
            assertThat(published(Topics.SESSION_EVENTS, "erased"))
                    .last()
                    .extracting(ErasureAcrossServicesTest::type)
                    .isEqualTo("topset.session.AthleteErased.v1");
            assertThat(published(Topics.PROGRAM_EVENTS, "erased"))
                    .last()
                    .extracting(ErasureAcrossServicesTest::type)
                    .isEqualTo("topset.program.AthletePlansErased.v1");
            assertThat(published(Topics.TARGETS, "erased/" + Lifts.BENCH))
                    .last()
                    .extracting(ConsumerRecord::value)
                    .isNull();
        });
    }

    private List<ConsumerRecord<String, byte[]>> published(String topic, String key) {
        return BROKER.read(topic, gym.name()).stream()
                .filter(event -> event.key().equals(gym.name() + "/" + key))
                .toList();
    }

    private static String type(ConsumerRecord<String, byte[]> event) {
        return Broker.header(event, "ce_type");
    }

    @Test
    void published_again_their_numbers_have_no_gap_and_say_nothing_of_them() {
        var erased = trained("erased");
        coach.sessions().delete(erased.athletePath()).expect(200);
        eventually().untilAsserted(() -> assertThat(roster()).isEmpty());
        var own = "history-of-" + gym.name();

        for (var service : List.of(operator().sessions(), operator().programs())) {
            service.post("/v1/operations/republish", Map.of("topic", own, "gym", gym.name(), "from", 0))
                    .expect(200);
        }

        eventually().untilAsserted(() -> {
            var again = BROKER.read(own);
            for (var source : List.of("session", "program")) {
                var numbers = again.stream()
                        .filter(event -> Broker.header(event, "ce_source").equals("/topset/" + source + "-service"))
                        .map(event -> Long.parseLong(Broker.header(event, "ce_athletesequence")))
                        .toList();
                assertThat(numbers).hasSizeGreaterThan(2);
                assertThat(numbers)
                        .isEqualTo(java.util.stream.LongStream.rangeClosed(1, numbers.size())
                                .boxed()
                                .toList());
            }
            assertThat(again).allSatisfy(event -> {
                assertThat(Broker.header(event, "ce_type")).endsWith("Erased.v1");
                assertThat(new String(event.value(), UTF_8))
                        .doesNotContain("load")
                        .doesNotContain("Kim");
            });
        });
    }

    private GymCaller operator() {
        return new GymClient(gym.pair(), "-").as("operator", "ops");
    }
}
