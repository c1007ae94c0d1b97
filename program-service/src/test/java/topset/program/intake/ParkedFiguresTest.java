package topset.program.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;
import static topset.testsupport.Eventually.eventually;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import topset.edge.jobs.Jobs;
import topset.edge.operations.DatabaseGauges;
import topset.program.HeldConnections;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.store.Athlete;

/** Reads the PostgreSQL gauges as a scrape does. No time-out ends a wait in this test. */
@WithDatabase
class ParkedFiguresTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final OnPostgres SERVICE = OnPostgres.withDatabaseOfItsOwn("parked_figures");
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final Duration FOR_GOOD = Duration.ofHours(1);

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Athlete parked = someoneParked();
    private Jobs jobs = gauges(FOR_GOOD);

    @AfterEach
    void stop() {
        jobs.stop(new ShutdownEvent());
        SERVICE.change("delete from inbox where gym = ?", parked);
    }

    @Test
    void parked_athletes_are_counted_until_their_events_go_on() {
        eventually().until(() -> figure() == 1);

        SERVICE.change("update inbox set cause = null, reason = null, since = null where gym = ?", parked);

        eventually().until(() -> figure() == 0);
    }

    @Test
    void a_scrape_is_answered_while_every_connection_is_taken() throws SQLException {
        eventually().until(() -> figure() == 1);
        try (var _ = new HeldConnections(SERVICE.dataSource)) {
            assertThat(figureMeanwhile()).isEqualTo(1);
        }
    }

    @Test
    void a_scrape_is_answered_while_postgresql_stands_still() throws Exception {
        eventually().until(() -> figure() == 1);
        try (var connections = new HeldConnections(SERVICE.dataSource)) {
            var process = connections.processOfLast();
            signal("STOP", process);
            try {
                connections.giveBackOne();
                assertThat(figureMeanwhile()).isEqualTo(1);
            } finally {
                signal("CONT", process);
            }
        }
    }

    @Test
    void a_figure_that_can_no_longer_be_read_is_not_a_number_until_it_can_be_read_again() throws SQLException {
        jobs.stop(new ShutdownEvent());
        registry.clear();
        jobs = gauges(Duration.ofSeconds(1));
        eventually().until(() -> figure() == 1);
        try (var _ = new HeldConnections(SERVICE.dataSource)) {
            eventually().until(() -> Double.isNaN(figure()));
        }
        eventually().until(() -> figure() == 1);
    }

    private double figure() {
        return registry.get("topset.parked.athletes").gauge().value();
    }

    /** Reads the gauge in a scrape that begins now. Fails if the scrape waits for a lock that this test holds. */
    private double figureMeanwhile() {
        var scrape = CompletableFuture.supplyAsync(this::figure);
        eventually().until(scrape::isDone);
        return scrape.join();
    }

    private Jobs gauges(Duration kept) {
        var gauges = new DatabaseGauges(SERVICE.dataSource, OFTEN, kept);
        new ProgramParts().parkedAthletes(gauges).bindTo(registry);
        var started = new Jobs(registry);
        gauges.start(new StartupEvent(), started);
        return started;
    }

    /** An athlete whose second event came first. */
    private static Athlete someoneParked() {
        var lifter = SERVICE.lifter(MONDAY);
        SERVICE.numbered(top(lifter, "2026-11-24T11:00:00Z", "120", 4));
        SERVICE.take(List.of(SERVICE.numbered(top(lifter, "2026-11-24T11:00:00Z", "125", 4))));
        return lifter;
    }

    private static void signal(String name, long process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }
}
