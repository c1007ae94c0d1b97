package topset.program.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.program.OnPostgres.benchPress;
import static topset.program.OnPostgres.incoming;
import static topset.program.Sets.top;
import static topset.testsupport.Eventually.eventually;

import java.lang.ref.WeakReference;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.AthleteErased;
import topset.contract.FlagCode;
import topset.contract.SessionFinished;
import topset.contract.Topics;
import topset.edge.web.Problem;
import topset.program.AsKim;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.program.roster.FlagService;
import topset.program.roster.FlagService.SeenRequest;
import topset.rules.DecisionOf;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

@WithDatabase
class ErasedPlansTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String TODAY = "2026-11-24T11:00:00Z";

    private static final String SECRET = "a note that only this gym may read";

    private final OnPostgres service = new OnPostgres();

    private static AthleteErased erased(Athlete athlete) {
        return new AthleteErased(athlete.gym(), athlete.id(), OffsetDateTime.parse("2026-11-24T11:30:00Z"));
    }

    private Athlete trained() {
        var athlete = service.lifter(MONDAY);
        var set = top(athlete, TODAY, "120", 4);
        service.arrive(
                set,
                new SessionFinished(
                        set.sessionId(), athlete.gym(), athlete.id(), set.set().completedAt()));
        var program = service.plan(athlete).program().id();
        service.coach.override(
                athlete, program, "d1-bench-press", 2, DecisionOf.override("125", null, null, null, "as agreed"));
        new FlagService(service.store, service.dataSource, service.clock)
                .mark(AsKim.KIM, athlete, FlagCode.WARM_UP_SKIPPED, new SeenRequest(null, null));
        service.change(
                "insert into note (gym, athlete, session_id, set_id, note_id, text, shared, author, written_at)"
                        + " values (?, 'lifter', '', '', gen_random_uuid(), '" + SECRET + "', true, 'kim', now())",
                athlete);
        return athlete;
    }

    /** Returns the tables with rows of the athlete's gym, one entry per row. The gym has no other athletes. */
    private List<String> rows(Athlete athlete, String besides) {
        return service.unhurried(connection -> {
            var found = new ArrayList<String>();
            try (var tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
                while (tables.next()) {
                    var schema = tables.getString("TABLE_SCHEM");
                    var table = tables.getString("TABLE_NAME");
                    if (schema.equals("public") && !table.startsWith("flyway")) {
                        try (var statement = connection.prepareStatement("select count(*) from " + schema + "." + table
                                + " t where position(? in t::text) > 0" + besides)) {
                            statement.setString(1, athlete.gym());
                            try (var row = statement.executeQuery()) {
                                row.next();
                                for (int i = 0; i < row.getInt(1); i++) {
                                    found.add(table);
                                }
                            }
                        }
                    }
                }
            }
            return found;
        });
    }

    private List<String> published(Athlete athlete, String topic, String what) {
        var found = new ArrayList<String>();
        try (var connection = service.dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "select " + what + " from outbox where topic = ? and headers->>'ce_gym' = ? order by id")) {
            statement.setString(1, topic);
            statement.setString(2, athlete.gym());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    @Test
    void nothing_is_left_but_that_they_were_erased_and_how_far_their_events_were_taken() {
        var athlete = trained();
        assertThat(rows(athlete, ""))
                .contains("set_fact", "athlete_profile", "program", "slot_week", "program_week", "roster_row")
                .contains("seen_flag", "note", "finished_session");

        service.arrive(erased(athlete));

        assertThat(rows(athlete, " and t::text not like '%AthleteErased.v1%'").stream()
                        .filter(table -> !table.equals("outbox")))
                .as("what is in the outbox is on its way to Kafka")
                .containsExactly("erasure_request", "inbox");
    }

    @Test
    void a_note_is_in_no_event_and_in_no_message() {
        var athlete = trained();

        assertThat(rows(athlete, " and t::text like '%" + SECRET + "%'")).containsExactly("note");
    }

    @Test
    void the_erasure_is_published_with_the_next_number_and_a_tombstone_for_each_slot() {
        var athlete = trained();
        int before = published(athlete, Topics.PROGRAM_EVENTS, "key").size();

        service.arrive(erased(athlete));

        assertThat(published(athlete, Topics.PROGRAM_EVENTS, "headers->>'ce_type'")
                        .getLast())
                .isEqualTo("topset.program.AthletePlansErased.v1");
        assertThat(published(athlete, Topics.PROGRAM_EVENTS, "headers->>'ce_athletesequence'")
                        .getLast())
                .isEqualTo(String.valueOf(before + 1));
        assertThat(published(athlete, Topics.TARGETS, "key || ' ' || (value is null)")
                        .getLast())
                .isEqualTo(athlete.gym() + "/lifter/d1-bench-press true");
    }

    @Test
    void what_arrives_afterwards_brings_nobody_back() throws SQLException {
        var athlete = trained();
        service.arrive(erased(athlete), top(athlete, TODAY, "120", 4));
        service.now = service.now.plus(java.time.Duration.ofDays(14));
        service.sweep.sweep();

        assertThatThrownBy(() -> service.plan(athlete)).isInstanceOf(Problem.class);
        assertThat(service.count("roster_row", athlete)).isZero();
    }

    @Test
    void nothing_of_the_erased_stays_in_memory() {
        var athlete = trained();
        var lifts = new WeakReference<>(service.plan(athlete).program().lifts());
        var profile = new WeakReference<>(service.programs.profile(athlete).orElseThrow());

        service.arrive(erased(athlete));

        eventually().until(() -> {
            System.gc();
            return lifts.refersTo(null) && profile.refersTo(null);
        });
    }

    @Test
    void an_erased_athlete_who_comes_back_starts_from_nothing() {
        var athlete = trained();
        service.arrive(erased(athlete));

        service.programs.changeProfile(athlete, OnPostgres.berlin("Europe/Berlin"));
        service.programs.start(athlete.gym(), benchPress(athlete, MONDAY, 100));

        assertThat(service.topLoad(athlete, 2)).isEqualTo("100");
        assertThat(service.count("roster_row", athlete)).isEqualTo(1);
    }

    @Test
    void an_erasure_does_not_wait_behind_what_cannot_be_read_or_has_not_arrived() {
        var faulty = trained();
        service.take(List.of(broken(faulty)));
        var incomplete = trained();
        service.numbered(top(incomplete, TODAY, "122.5", 4)); // never sent
        service.arrive(top(incomplete, TODAY, "122.5", 4));
        for (var athlete : List.of(faulty, incomplete)) {
            assertThat(service.parked(athlete)).isNotNull();

            service.arrive(erased(athlete));

            assertThat(service.parked(athlete)).isNull();
            assertThat(rows(athlete, " and t::text not like '%AthleteErased.v1%'"))
                    .contains("inbox")
                    .doesNotContain("parked_event", "program", "set_fact");
        }
    }

    @Test
    void events_of_other_athletes_in_the_same_batch_are_processed() {
        var leaver = trained();
        var other = service.lifter(MONDAY);

        service.arrive(top(other, TODAY, "120", 4), erased(leaver), top(other, TODAY, "122.5", 4));

        assertThat(service.count("set_fact", other)).isEqualTo(2);
        assertThat(service.count("set_fact", leaver)).isZero();
    }

    @Test
    void what_operators_put_aside_goes_too() {
        var athlete = trained();
        service.change(
                "insert into skipped_event (gym, athlete, cause, reason, operator, value) values (?, 'lifter', 'c',"
                        + " 'r', 'o', 'x')",
                athlete);
        service.change(
                "insert into rebuild_finding (rebuild, gym, athlete, left_alone, differences)"
                        + " values (gen_random_uuid(), ?, 'lifter', '{}', '[]')",
                athlete);
        service.change(
                "insert into rebuild_log_event (gym, athlete, topic, partition, position, sequence, event_id, type)"
                        + " values (?, 'lifter', 0, 0, 0, 1, 'x', 'x')",
                athlete);

        service.arrive(erased(athlete));

        assertThat(service.count("skipped_event", athlete)
                        + service.count("rebuild_finding", athlete)
                        + service.count("rebuild_log_event", athlete))
                .isZero();
    }

    @Test
    void a_rebuild_keeps_the_erasure_that_it_has_read_and_what_came_after_it() {
        var athlete = trained();
        var erasure = service.numbered(erased(athlete));
        for (var row : List.of(
                "0, " + (erasure.sequence() - 1) + ", 'before'",
                "1, " + erasure.sequence() + ", '" + erasure.eventId() + "'",
                "2, " + (erasure.sequence() + 1) + ", 'after'")) {
            service.change(
                    "insert into rebuild_log_event (gym, athlete, topic, partition, position, sequence, event_id,"
                            + " type) select a.gym, 'lifter', 0, 0, r.*, 'x'"
                            + " from (select ? gym) a, (values (" + row + ")) r",
                    athlete);
        }

        service.take(List.of(erasure));

        assertThat(service.number(
                        "select count(*) from rebuild_log_event where event_id = 'before' and gym = ?", athlete.gym()))
                .isZero();
        assertThat(service.count("rebuild_log_event", athlete)).isEqualTo(2);
    }

    private Incoming broken(Athlete athlete) {
        var numbered = service.numbered(top(athlete, TODAY, "120", 4));
        return incoming(athlete, numbered.sequence(), numbered.type(), "{".getBytes(UTF_8));
    }
}
