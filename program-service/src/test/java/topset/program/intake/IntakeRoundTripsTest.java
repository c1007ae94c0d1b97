package topset.program.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.backoffOf;
import static topset.program.Sets.top;
import static topset.program.Sets.warmUp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.contract.SessionFact;
import topset.contract.SessionFinished;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.store.Athlete;
import topset.store.Query;
import topset.testsupport.ObservedDatabase;
import topset.testsupport.SentStatements;

/**
 * Counts the statements and the round trips to PostgreSQL of a transaction of the intake. They limit the intake when a
 * transaction has only a few sets (ADR 0134).
 */
@WithDatabase
class IntakeRoundTripsTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String TUESDAY = "2026-11-24T11:00:00Z";

    /** Lock and read; write and commit. */
    private static final int ROUND_TRIPS = 2;

    /** The statements of a transaction in which each set changes the plan of its week, and the commit. */
    private static final int STATEMENTS = 10 + 1;

    private final SentStatements sent = new SentStatements();
    private final OnPostgres service = OnPostgres.through(sent::counting);

    @Test
    void a_set_is_processed_in_two_round_trips() {
        var lifter = service.lifter(MONDAY);

        assertThat(sent(top(lifter, TUESDAY, "120", 4))).isEqualTo(new SentStatements.Sent(STATEMENTS, ROUND_TRIPS));

        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
    }

    @Test
    void sets_of_four_athletes_are_processed_in_two_round_trips() {
        var lifters = Stream.generate(() -> service.lifter(MONDAY)).limit(4).toList();

        assertThat(sent(lifters.stream()
                        .map(lifter -> top(lifter, TUESDAY, "120", 4))
                        .toArray(SessionFact[]::new)))
                .isEqualTo(new SentStatements.Sent(STATEMENTS, ROUND_TRIPS));

        assertThat(lifters)
                .allSatisfy(lifter -> assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5"));
    }

    @Test
    void every_set_of_a_session_and_its_end_are_processed_in_two_round_trips() {
        var lifter = service.lifter(MONDAY);
        var top = top(lifter, TUESDAY, "120", 4);

        assertThat(roundTrips(warmUp(lifter, TUESDAY, "60", 5))).isEqualTo(ROUND_TRIPS);
        assertThat(roundTrips(top)).isEqualTo(ROUND_TRIPS);
        assertThat(roundTrips(backoffOf(top, "105", 6))).isEqualTo(ROUND_TRIPS);
        assertThat(roundTrips(new SessionFinished(
                        top.sessionId(), lifter.gym(), lifter.id(), top.set().completedAt())))
                .isEqualTo(ROUND_TRIPS);
    }

    @Test
    void a_set_without_a_program_is_processed_with_the_others() {
        var withoutProgram = new Athlete("gym-" + UUID.randomUUID(), "lifter");
        service.programs.changeProfile(withoutProgram, OnPostgres.berlin("Europe/Berlin"));

        assertThat(roundTrips(top(withoutProgram, TUESDAY, "120", 4), top(service.lifter(MONDAY), TUESDAY, "120", 4)))
                .isEqualTo(ROUND_TRIPS);
    }

    @Test
    void a_set_before_a_scheduled_program_is_processed_in_two_round_trips() {
        var lifter = service.lifter(MONDAY);
        service.programs.start(lifter.gym(), OnPostgres.benchPress(lifter, MONDAY.plusWeeks(1), 110));

        assertThat(roundTrips(top(lifter, TUESDAY, "120", 4))).isEqualTo(ROUND_TRIPS);
    }

    @Test
    void a_set_of_an_earlier_week_costs_its_transaction_one_more_round_trip() {
        var since = service.lifter(MONDAY.minusWeeks(2));
        service.arrive(top(since, "2026-11-10T11:00:00Z", "120", 4), top(since, TUESDAY, "120", 4));

        assertThat(roundTrips(
                        top(since, "2026-11-17T11:00:00Z", "120", 4), top(service.lifter(MONDAY), TUESDAY, "120", 4)))
                .isEqualTo(ROUND_TRIPS + 1);
    }

    /** Nothing is written for sets that the intake already knows, so the commit is sent alone. */
    @Test
    void repeated_events_need_only_one_round_trip_and_the_commit() {
        var lifter = service.lifter(MONDAY);
        var event = service.numbered(top(lifter, TUESDAY, "120", 4));
        service.take(List.of(event));

        assertThat(sent.during(() -> service.take(List.of(event))).roundTrips()).isEqualTo(2);
    }

    /** The services prepare each statement once, for any number of rows (ADR 0132). */
    @Test
    void everything_is_read_by_an_index() {
        var reads = new ArrayList<String>();
        var observed = OnPostgres.through(real -> ObservedDatabase.of(real, (called, method, arguments, result) -> {
            if (method.equals("prepareStatement")) {
                Stream.of(((String) arguments[0]).split(";", -1))
                        .filter(sql -> sql.matches("(?is)(select|with w ).*"))
                        .forEach(reads::add);
            }
        }));
        var lifter = observed.lifter(MONDAY);
        reads.clear();

        observed.arrive(top(lifter, TUESDAY, "120", 4));

        assertThat(reads).hasSize(4);
        var plans = reads.stream().map(this::plan).toList();
        assertThat(plans).allSatisfy(plan -> assertThat(plan).doesNotContain("Seq Scan"));
        assertThat(plans.get(1)).contains("Index Scan Backward using set_fact_by_session_start");
        assertThat(plans.get(2)).contains("set_fact_pkey", "set_fact_by_session_start");
        assertThat(plans.get(3)).contains("program_by_athlete", "slot_week_pkey", "program_week_pkey");
    }

    private String plan(String sql) {
        var parameters = new AtomicInteger();
        var numbered =
                Pattern.compile("\\?").matcher(sql).replaceAll(parameter -> "\\$" + parameters.incrementAndGet());
        var values = String.join(", ", Collections.nCopies(parameters.get(), "null"));
        return Query.on(service.dataSource, connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("prepare explained as " + numbered);
                var plan = new StringBuilder();
                try (var rows = statement.executeQuery("explain execute explained (" + values + ")")) {
                    while (rows.next()) {
                        plan.append(rows.getString(1)).append('\n');
                    }
                }
                statement.execute("deallocate explained");
                return plan.toString();
            }
        });
    }

    private long roundTrips(SessionFact... facts) {
        return sent(facts).roundTrips();
    }

    private SentStatements.Sent sent(SessionFact... facts) {
        return sent.during(() -> service.arrive(facts));
    }
}
