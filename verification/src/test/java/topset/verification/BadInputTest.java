package topset.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.TOP;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused is refused whole, names its field, takes no sequence, and does no harm to the next request. */
@Tag("system")
class BadInputTest {
    private static final Gym GYM = Gym.fresh("bad-input");
    private static final String GOOD = """
            {"setId":"SET","exercise":"bench-press","role":"TOP","load":{"value":120,"unit":"kg"},
             "reps":4,"rpe":8.5,"completedAt":"NOW"}""";

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"reps\":4 | \"reps\":\"4\" | 400 | reps",
                "\"reps\":4 | \"reps\":4.5 | 400 | reps",
                "\"reps\":4 | \"reps\":null | 400 | reps",
                "\"reps\":4 | \"reps\":4,\"reps\":5 | 400 | reps",
                "\"reps\":4 | \"reps\":4,\"rpee\":8 | 400 | rpee",
                "\"role\":\"TOP\", | `` | 400 | role",
                "\"role\":\"TOP\" | \"role\":\"WORK\" | 400 | role",
                "\"reps\":4 | \"reps\":-1 | 422 | reps",
                "\"reps\":4 | \"reps\":101 | 422 | reps",
                "\"rpe\":8.5 | \"rpe\":8.3 | 422 | rpe",
                "\"value\":120 | \"value\":0 | 422 | load",
                "\"value\":120 | \"value\":-5 | 422 | load",
                "\"value\":120 | \"value\":1000000000 | 422 | load",
                "\"value\":120 | \"value\":120.0005 | 422 | load",
                "\"exercise\":\"bench-press\" | \"exercise\":\"bench-pres\" | 422 | exercise",
            })
    void a_bad_set_is_a_problem_that_names_its_field(String good, String bad, int status, String field) {
        var training = GYM.coach().train(Midday.minutesAgo(30), 1);
        var before = training.log(LoggedSet.bench(TOP, "100", 4, null, Midday.minutesAgo(20)));
        var body = GOOD.replace("SET", UUID.randomUUID().toString())
                .replace("NOW", Midday.minutesAgo(10).toString())
                .replace(good, bad == null ? "" : bad);

        var answer = training.lifter().sessions().send("POST", training.path() + "/sets", body, Map.of());

        refused(answer, status, field);
        var after = training.log(LoggedSet.bench(TOP, "100", 4, null, Midday.minutesAgo(5)));
        assertThat(after.sequence()).isEqualTo(before.sequence() + 1);
        assertThat(training.read().json().path("sets")).hasSize(2);
    }

    @Test
    void an_accept_header_that_nobody_can_read_is_refused_and_nothing_is_done() {
        var training = GYM.coach().train(Midday.minutesAgo(30), 1);
        var body = GOOD.replace("SET", UUID.randomUUID().toString())
                .replace("NOW", Midday.minutesAgo(10).toString());

        var answer = training.lifter()
                .sessions()
                .send("POST", training.path() + "/sets", body, Map.of("Accept", "nonsense"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(406);
        assertThat(training.read().json().path("sets")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"not json", "[]", "{", "{}", "\"text\"", "null"})
    void what_is_not_a_set_at_all_is_malformed(String body) {
        var training = GYM.coach().train(Midday.minutesAgo(30), 1);

        var answer = training.lifter().sessions().send("POST", training.path() + "/sets", body, Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(training.read().json().path("sets")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"25, 422", "23, 201"})
    void a_set_of_more_than_a_day_ahead_is_refused(int hoursAhead, int status) {
        var training = GYM.coach().train(Midday.minutesAgo(30), 1);
        var ahead = OffsetDateTime.now(ZoneOffset.UTC).plusHours(hoursAhead);

        var answer = training.post(LoggedSet.bench(TOP, "100", 4, null, ahead));

        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"1048577, 413"})
    void a_body_over_a_megabyte_is_too_large(int size, int status) {
        var training = GYM.coach().train(Midday.minutesAgo(30), 1);

        var answer = training.lifter().sessions().send("POST", training.path() + "/sets", " ".repeat(size), Map.of());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(training.post(LoggedSet.bench(TOP, "100", 4, null, Midday.minutesAgo(5)))
                        .status())
                .isEqualTo(201);
    }

    private static void refused(Answer answer, int status, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("violations").findValuesAsText("field"))
                .as(answer.text())
                .anySatisfy(named -> assertThat(named).contains(field));
    }
}
