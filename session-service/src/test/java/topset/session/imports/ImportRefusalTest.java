package topset.session.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.session.SessionApi.someone;
import static topset.session.imports.Workouts.HEADER;
import static topset.session.imports.Workouts.sessions;
import static topset.session.imports.Workouts.squats;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.session.RealSessionService;

@RealSessionService
class ImportRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?unit=kg                                          | 400 | timeZone       | malformed",
                "?timeZone=Mars/Base&unit=kg                       | 422 | timeZone       | time-zone",
                "?timeZone=Etc/UTC                                 | 422 | unit           | unit",
                "?timeZone=Etc/UTC&unit=stone                      | 422 | unit           | unit",
                "?timeZone=Etc/UTC&unit=kg&create=perhaps          | 422 | create         | create",
                "?timeZone=Etc/UTC&unit=kg&mapping=nonsense        | 400 | mapping        | malformed",
                "?timeZone=Etc/UTC&unit=kg&mapping=%7B%22A%22:1%7D | 400 | mapping        | malformed",
                "?timeZone=Etc/UTC&unit=kg&mapping=%7B%22A%22:%22yoga%22%7D | 422 | mapping[A] | unknown-exercise"
            })
    void a_wrong_parameter_is_named(String query, int status, String field, String rule) {
        var answer = ImportApi.of(someone()).post(squats(1).getBytes(UTF_8), query);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.violation().path("field").asText()).isEqualTo(field);
        assertThat(answer.violation().path("rule").asText()).isEqualTo(rule);
    }

    @Test
    void an_athlete_may_not_create_exercises_of_the_gym() {
        var athlete = someone();
        var asAthlete = new ImportApi("iron-temple/athlete/" + athlete, athlete);

        var refused = asAthlete.post(squats(1).getBytes(UTF_8), "?timeZone=Etc/UTC&unit=kg&create=true");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("detail")).contains("send the request without the parameter create");
        assertThat(sessions(athlete)).isEmpty();
        assertThat(asAthlete.post(squats(1)).status()).isEqualTo(200);
    }

    @Test
    void while_the_program_service_is_away_the_known_exercises_are_imported_and_the_names_are_reported() {
        var athlete = someone();
        var log = HEADER
                + "2025-03-03 17:40:00,A,1h,Dragon Flag,1,0,5,0,0,\n2025-03-03 17:40:00,A,1h,Squat,1,140,5,0,0,\n";

        var answer = ImportApi.of(athlete).post(log.getBytes(UTF_8), "?timeZone=Etc/UTC&unit=kg&create=true");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.number("sets")).isEqualTo(1);
        assertThat(answer.number("unmatchedCount")).isEqualTo(1);
        assertThat(answer.body().path("created")).isEmpty();
        assertThat(answer.body().path("notCreated").path(0).path("name").asText())
                .isEqualTo("Dragon Flag");
        assertThat(answer.body().path("notCreated").path(0).path("rule").asText())
                .isEqualTo("program-service");
    }

    @Test
    void a_file_that_is_no_log_is_a_clear_problem_and_the_next_call_works() {
        var athlete = someone();
        var bad = new ArrayList<byte[]>();
        bad.add(new byte[] {0x50, 0x4b, 3, 4, 0, 0, 0});
        bad.add("Date,Exercise,Category,Weight,Reps\n2024-01-01,Squat,Legs,100,5\n".getBytes(UTF_8));
        bad.add(HEADER.getBytes(UTF_8));
        bad.add(new byte[0]);
        bad.add((HEADER + "2025-03-03 17:40:00,\"A,1h,Squat,1,140,5,0,0,\n").getBytes(UTF_8));
        bad.add(new byte[] {'a', (byte) 0x81});

        for (var log : bad) {
            var answer = ImportApi.of(athlete).post(log, "?timeZone=Etc/UTC&unit=kg");
            assertThat(answer.status()).isIn(400, 422);
            assertThat(answer.violation().path("field").asText()).isEqualTo("body");
            assertThat(answer.violation().path("message").asText()).contains("must");
        }

        assertThat(sessions(athlete)).isEmpty();
        assertThat(ImportApi.of(athlete).post(squats(1)).status()).isEqualTo(200);
    }

    @Test
    void a_file_of_more_than_20_megabytes_is_too_large() {
        var large = new byte[20_000_001];
        java.util.Arrays.fill(large, (byte) 'a');

        var answer = ImportApi.of(someone()).post(large, "?timeZone=Etc/UTC&unit=kg");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("detail")).contains("20000000");
    }

    @Test
    void too_many_lines_are_refused() {
        var answer = ImportApi.of(someone()).post(HEADER + "x\n".repeat(100_001));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.violation().path("rule").asText()).isEqualTo("lines-of-import");
    }

    @Test
    void a_workout_with_too_many_sets_keeps_the_first_ones_and_reports_the_others() {
        var athlete = someone();
        var log = new StringBuilder(HEADER);
        for (int n = 1; n <= 510; n++) {
            log.append("2025-03-03 17:40:00,A,1h,Squat,%d,100,5,0,0,\n".formatted(n));
        }

        var answer = ImportApi.of(athlete).importAll(log.toString());

        assertThat(answer.number("sets")).isEqualTo(500);
        assertThat(answer.number("skippedCount")).isEqualTo(10);
        assertThat(answer.body().path("skipped").path(0).path("rule").asText()).isEqualTo("sets-of-session");
    }

    @Test
    void a_date_with_too_many_sessions_reports_the_lines_that_do_not_fit() {
        var log = new StringBuilder(HEADER);
        for (int n = 0; n < 60; n++) {
            log.append("2025-03-03 17:%02d:00,A,1h,Squat,1,100,5,0,0,\n".formatted(n));
        }

        var answer = ImportApi.of(someone()).post(log.toString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.number("sets")).isEqualTo(50);
        assertThat(answer.number("skippedCount")).isEqualTo(10);
        assertThat(answer.body().path("skipped").path(0).path("rule").asText()).isEqualTo("sessions-of-date");
    }
}
