package topset.session.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.session.SessionApi.coach;
import static topset.session.SessionApi.someone;
import static topset.session.imports.Workouts.sessions;
import static topset.session.imports.Workouts.squats;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.WeightUnit;
import topset.edge.jobs.ReplicaLock;
import topset.edge.web.Problem;
import topset.session.RealSessionService;
import topset.session.creation.CreatedExercises;
import topset.session.logs.ImportLimits;
import topset.session.logs.ImportSettings;
import topset.session.logs.LogColumns.App;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.Sql;

@RealSessionService
class ImportQueueTest {
    private static final int LINES = 60;

    @Inject
    ImportRunner runner;

    @Inject
    ImportJobs jobs;

    @Inject
    DataSource database;

    /** Stores an import that a job begins soon. */
    private static AthleteImport waiting(String athlete, byte[] log) {
        return stored(new Athlete("iron-temple", athlete), log, null);
    }

    /** Stores an import that seems to be running, because it was begun just now. */
    private static AthleteImport running(Athlete athlete, byte[] log) {
        return stored(athlete, log, OffsetDateTime.now(ZoneId.of("Etc/UTC")));
    }

    private static AthleteImport stored(Athlete athlete, byte[] log, @Nullable OffsetDateTime begun) {
        var stored = of(athlete, log, begun);
        QuarkusTransaction.requiringNew().run(stored::persist);
        return stored;
    }

    private static AthleteImport of(Athlete athlete, byte[] log, @Nullable OffsetDateTime begun) {
        var settings = new ImportSettings(ZoneId.of("Europe/Berlin"), WeightUnit.KG, Map.of());
        var stored = AthleteImport.of(
                athlete,
                App.STRONG,
                LINES,
                new AthleteImport.Request(Actor.caller("kim", Actor.Role.COACH, null), settings, List.of()),
                CreatedExercises.NONE,
                log);
        stored.startedAt = OffsetDateTime.now(ZoneId.of("Etc/UTC"));
        stored.begin(AthleteImport.State.RUNNING, begun);
        return stored;
    }

    private static byte[] compressed(String log) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(log.getBytes(UTF_8));
        }
        return compressed.toByteArray();
    }

    @Test
    void an_import_whose_service_has_ended_is_continued_and_counts_what_it_had_added()
            throws IOException, SQLException {
        var athlete = someone();
        var log = squats(LINES / 3);
        var interrupted = waiting(athlete, compressed(log));

        var done = ImportApi.of(athlete).ended(interrupted.importId.toString());
        assertThat(done.text("state")).isEqualTo("DONE");
        assertThat(done.number("sets")).isEqualTo(LINES);
        assertThat(ImportApi.of(athlete).post(log).number("duplicates")).isEqualTo(LINES);
        assertThat(hasLog(interrupted)).isFalse();
    }

    @Test
    void while_one_replica_runs_an_import_no_other_begins_it() throws IOException, SQLException {
        var athlete = new Athlete("iron-temple", someone());
        var log = squats(1);
        var waiting = of(athlete, compressed(log), null);

        ReplicaLock.run(database, ImportJobs.LOCK_SPACE, waiting.importId.hashCode(), lock -> {
            QuarkusTransaction.requiringNew().run(waiting::persist);
            jobs.work();
            return 1;
        });
        assertThat(find(waiting).attempts).isZero();

        jobs.work();
        assertThat(ImportApi.of(athlete.id()).ended(waiting.importId.toString()).number("sets"))
                .isEqualTo(3);
        assertThat(find(waiting).attempts).isEqualTo(1);
        jobs.now(waiting);
        assertThat(find(waiting).report.sets()).as("once").isEqualTo(3);
    }

    private boolean hasLog(AthleteImport stored) throws SQLException {
        try (var connection = database.getConnection()) {
            return Sql.one(
                    connection,
                    "select body is not null from athlete_import where gym = ? and import_id = ?",
                    row -> row.getBoolean(1),
                    stored.gym,
                    stored.importId);
        }
    }

    private static AthleteImport find(AthleteImport stored) {
        return requireNonNull(
                QuarkusTransaction.requiringNew().call(() -> AthleteImport.find(stored.athlete(), stored.importId)));
    }

    @Test
    void while_an_import_runs_another_one_of_the_athlete_is_refused_and_one_of_another_athlete_is_not()
            throws IOException {
        var athlete = someone();
        var running = running(new Athlete("iron-temple", athlete), compressed(squats(1)));

        var second = ImportApi.of(athlete).post(squats(1));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("detail")).contains("wait until it has ended");
        assertThat(ImportApi.of(athlete).undo(running.importId.toString()).status())
                .isEqualTo(409);
        assertThat(ImportApi.of(someone()).post(squats(1)).status()).isEqualTo(200);
    }

    @Test
    void the_17th_import_of_a_gym_waits_its_turn_and_other_gyms_do_not() throws IOException {
        var gym = "busy-" + UUID.randomUUID();
        for (int n = 0; n < ImportLimits.OF_GYM; n++) {
            running(new Athlete(gym, "lifter-" + n), compressed(squats(1)));
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
        var running = running(new Athlete("iron-temple", athlete), compressed(squats(2)));

        coach().delete("/v1/athletes/{id}", athlete).then().statusCode(200);

        assertThatThrownBy(() -> runner.run(running, ImportBody.of(compressed(squats(2))), lines -> {}))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("The athlete was erased during the import");
        assertThat(sessions(athlete)).isEmpty();
        assertThat(ImportApi.of(athlete).get(running.importId.toString()).status())
                .isEqualTo(404);
    }

    @Test
    void an_import_that_cannot_be_read_fails_in_the_end_and_the_next_one_works() throws IOException {
        var athlete = someone();
        var broken = waiting(athlete, new byte[] {1, 2, 3});

        assertThat(ImportApi.of(athlete).ended(broken.importId.toString()).text("state"))
                .isEqualTo("FAILED");
        assertThat(ImportApi.of(athlete).post(squats(1)).number("sets")).isEqualTo(3);
    }
}
