package topset.session.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.session.SessionApi.coach;
import static topset.session.SessionApi.someone;
import static topset.session.imports.Workouts.sessions;
import static topset.session.imports.Workouts.squats;

import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import topset.contract.WeightUnit;
import topset.session.RealSessionService;
import topset.session.creation.CreatedExercises;
import topset.session.logs.ImportLimits;
import topset.session.logs.LogColumns.App;
import topset.session.logs.LogImportReport;
import topset.store.Actor;
import topset.store.Athlete;

@RealSessionService
class ImportQueueTest {
    private static final int LINES = 60;

    @Inject
    ImportRows rows;

    @Inject
    ImportRunner runner;

    private static AthleteImport of(String athlete, LogImportState state) {
        return of(new Athlete("iron-temple", athlete), state);
    }

    private static AthleteImport of(Athlete athlete, LogImportState state) {
        return new AthleteImport(
                athlete,
                UUID.randomUUID(),
                Actor.caller("kim", Actor.Role.COACH, null),
                App.STRONG,
                new ImportSettings(ZoneId.of("Europe/Berlin"), WeightUnit.KG, Map.of()),
                CreatedExercises.NONE,
                LogImportReport.EMPTY,
                0,
                new AthleteImport.Progress(
                        state, LINES, 0, null, null, OffsetDateTime.now(ZoneId.of("Etc/UTC")), null));
    }

    private static byte[] compressed(String log) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(log.getBytes(UTF_8));
        }
        return compressed.toByteArray();
    }

    @Test
    void an_import_whose_service_has_ended_is_continued_and_counts_what_it_had_added() throws IOException {
        var athlete = someone();
        var log = squats(LINES / 3);
        var interrupted = of(athlete, LogImportState.RUNNING);

        assertThat(rows.begin(interrupted, compressed(log), false)).isTrue();

        var done = ImportApi.of(athlete).ended(interrupted.id().toString());
        assertThat(done.text("state")).isEqualTo("DONE");
        assertThat(done.number("sets")).isEqualTo(LINES);
        assertThat(ImportApi.of(athlete).post(log).number("duplicates")).isEqualTo(LINES);
    }

    /** A leased import runs, for everybody who asks, until the lease ends. */
    @Test
    void while_an_import_runs_another_one_of_the_athlete_is_refused_and_one_of_another_athlete_is_not()
            throws IOException {
        var athlete = someone();
        var running = of(athlete, LogImportState.RUNNING);
        assertThat(rows.begin(running, compressed(squats(1)), true)).isTrue();

        var second = ImportApi.of(athlete).post(squats(1));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("detail")).contains("wait until it has ended");
        assertThat(ImportApi.of(athlete).undo(running.id().toString()).status()).isEqualTo(409);
        assertThat(rows.begin(of(athlete, LogImportState.RUNNING), compressed(squats(1)), true))
                .isFalse();
        assertThat(ImportApi.of(someone()).post(squats(1)).status()).isEqualTo(200);
    }

    @Test
    void the_17th_import_of_a_gym_waits_its_turn_and_other_gyms_do_not() throws IOException {
        var gym = "busy-" + UUID.randomUUID();
        for (int n = 0; n < ImportLimits.OF_GYM; n++) {
            assertThat(rows.begin(
                            of(new Athlete(gym, "lifter-" + n), LogImportState.RUNNING), compressed(squats(1)), true))
                    .isTrue();
        }

        var refused = new ImportApi(gym + "/coach/kim", "lifter-17").post(squats(1));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("detail")).contains("wait until one of them has ended");
        assertThat(ImportApi.of(someone()).post(squats(1)).status()).isEqualTo(200);
    }

    @Test
    void an_athlete_who_is_erased_during_an_import_gets_no_set_of_it() throws IOException {
        var athlete = someone();
        assertThat(ImportApi.of(athlete).post(squats(1)).status()).isEqualTo(200);
        var running = of(athlete, LogImportState.RUNNING);
        assertThat(rows.begin(running, compressed(squats(2)), true)).isTrue();

        coach().delete("/v1/athletes/{id}", athlete).then().statusCode(200);

        assertThatThrownBy(() -> runner.run(running, ImportBody.of(compressed(squats(2))), () -> false))
                .isInstanceOf(ImportGoneException.class);
        assertThat(sessions(athlete)).isEmpty();
        assertThat(ImportApi.of(athlete).get(running.id().toString()).status()).isEqualTo(404);
    }

    @Test
    void an_import_that_cannot_be_read_fails_in_the_end_and_the_next_one_works() throws IOException {
        var athlete = someone();
        var broken = of(athlete, LogImportState.WAITING);

        assertThat(rows.begin(broken, new byte[] {1, 2, 3}, false)).isTrue();

        assertThat(ImportApi.of(athlete).ended(broken.id().toString()).text("state"))
                .isEqualTo("FAILED");
        assertThat(ImportApi.of(athlete).post(squats(1)).number("sets")).isEqualTo(3);
    }
}
