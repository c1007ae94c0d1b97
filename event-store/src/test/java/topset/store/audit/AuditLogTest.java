package topset.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.store.Given.append;
import static topset.store.Given.athlete;
import static topset.store.Given.published;
import static topset.store.Given.unpublished;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Given;
import topset.store.StoreDatabase;
import topset.store.audit.AuditEntry.Kind;
import topset.store.erasure.Erasure;

@Tag("integration")
@Tag("smoke")
class AuditLogTest {

    private static final Athlete LENA = athlete("lena");
    private static final String GYM = LENA.gym();
    private static final Actor OPS = Actor.caller("ops", Actor.Role.OPERATOR, null);

    private static final StoreDatabase DATABASE = StoreDatabase.create();
    private static final AgroalDataSource CONNECTIONS = DATABASE.dataSource(2);

    private final EventStore store = new EventStore(CONNECTIONS, owners -> {});
    private final AuditLog log = new AuditLog(CONNECTIONS);
    private final AuditReader reader = new AuditReader(CONNECTIONS);

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @AfterAll
    static void close() {
        CONNECTIONS.close();
    }

    private static AuditEntry refusal(Actor actor, @Nullable String athlete) {
        return new AuditEntry(Kind.REFUSAL, actor, "GET /v1/athletes/{athleteId}", GYM, athlete, null, 404, 1);
    }

    private static AuditEntry replay(@Nullable String athlete) {
        return new AuditEntry(Kind.OPERATION, OPS, "POST /v1/operations/parked", GYM, athlete, null, null, 1);
    }

    private static Actor athleteActor(String subject) {
        return Actor.caller(subject, Actor.Role.ATHLETE, null);
    }

    private void add(List<AuditEntry> entries) throws SQLException {
        for (var entry : entries) {
            log.add(entry);
        }
    }

    private void addCopies(int count, AuditEntry entry) throws SQLException {
        log.add(entry);
        var columns = "kind, subject, role, client, action, gym, athlete, topic, status, times";
        DATABASE.asOwner("INSERT INTO audit_entry (" + columns + ") SELECT " + columns
                + " FROM audit_entry, generate_series(2, " + count + ") WHERE id = (SELECT max(id) FROM audit_entry)");
    }

    private List<String> ofLena() {
        return reader.ofAthlete(LENA, null, AuditReader.After.START, 100).stream()
                .map(AuditLogTest::line)
                .toList();
    }

    private static String line(AuditReader.ListedEntry listed) {
        var item = listed.item();
        var actor = item.actor();
        return item.kind() + " " + (actor == null ? "nobody" : actor.subject()) + " " + item.status();
    }

    private void train(Athlete athlete) {
        store.run(
                List.of(athlete),
                transaction -> Given.store(
                        transaction, List.of(append(athlete, "s" + athlete.id(), published("1"), unpublished("2")))));
    }

    @Test
    void an_athletes_published_events_and_what_else_concerns_the_athlete_are_listed_in_order() throws SQLException {
        train(LENA);
        add(List.of(refusal(athleteActor("mara"), "lena"), refusal(Given.KIM, "other"), replay(null)));
        train(LENA);
        train(athlete("other"));

        assertThat(ofLena()).containsExactly("EVENT kim null", "REFUSAL mara 404", "EVENT kim null");
        assertThat(reader.ofGym(GYM, null, AuditReader.After.START, 100))
                .extracting(AuditLogTest::line)
                .containsExactly("REFUSAL mara 404", "REFUSAL kim 404", "OPERATION ops null");
        assertThat(reader.ofGym("steel-works", null, AuditReader.After.START, 100))
                .isEmpty();
    }

    @Test
    void a_gyms_own_events_are_listed_with_its_rows_also_unpublished_ones() throws SQLException {
        var owner = Athlete.ofGym(GYM);
        train(LENA);
        for (int n = 0; n < 3; n++) {
            log.add(refusal(Given.KIM, null));
            store.run(
                    List.of(owner),
                    transaction -> Given.store(
                            transaction,
                            List.of(append(owner, Athlete.STREAM_OF_GYM, published("1"), unpublished("2")))));
        }
        for (int limit = 1; limit < 11; limit++) {
            var paged = new ArrayList<String>();
            var after = AuditReader.After.START;
            List<AuditReader.ListedEntry> page;
            do {
                page = reader.ofGym(GYM, null, after, limit);
                page.forEach(
                        each -> paged.add(each.item().kind() + " " + each.item().athleteId()));
                after = page.isEmpty() ? after : page.getLast().after();
            } while (!page.isEmpty());
            assertThat(paged)
                    .as("in pages of %d", limit)
                    .hasSize(9)
                    .startsWith("REFUSAL null", "EVENT null", "EVENT null", "REFUSAL null");
        }
        assertThat(reader.ofGym("steel-works", null, AuditReader.After.START, 10))
                .isEmpty();
    }

    @Test
    void an_event_says_who_by_which_right_with_which_client() {
        train(LENA);
        assertThat(reader.ofAthlete(LENA, null, AuditReader.After.START, 1))
                .extracting(AuditReader.ListedEntry::item)
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.actor()).isEqualTo(Given.KIM);
                    assertThat(item.action()).isEqualTo("SetCompleted.v1");
                    assertThat(item.eventId()).isEqualTo("iron-temple/slena/1");
                });
    }

    @Test
    void an_event_that_was_stored_before_actors_were_is_listed_without() {
        train(LENA);
        DATABASE.asOwner("UPDATE event SET metadata = '{}'");
        assertThat(ofLena()).containsExactly("EVENT nobody null");
    }

    @Test
    void pages_of_any_length_give_the_same_list() throws SQLException {
        for (int n = 0; n < 3; n++) {
            train(LENA);
            add(List.of(refusal(athleteActor("mara" + n), "lena"), refusal(athleteActor("mara" + n), "lena")));
        }
        for (int limit = 1; limit < 10; limit++) {
            var paged = new ArrayList<String>();
            var after = AuditReader.After.START;
            List<AuditReader.ListedEntry> page;
            do {
                page = reader.ofAthlete(LENA, null, after, limit);
                page.forEach(item -> paged.add(line(item)));
                after = page.isEmpty() ? after : page.getLast().after();
            } while (!page.isEmpty());
            assertThat(paged).as("in pages of %d", limit).isEqualTo(ofLena());
        }
    }

    @Test
    void nothing_before_a_time_is_listed() throws SQLException {
        train(LENA);
        log.add(refusal(athleteActor("mara"), "lena"));
        var later = OffsetDateTime.parse("2100-01-01T00:00:00Z");
        assertThat(reader.ofAthlete(LENA, later, AuditReader.After.START, 10)).isEmpty();
        assertThat(reader.ofGym(GYM, later, AuditReader.After.START, 10)).isEmpty();
    }

    @Test
    void a_gyms_rows_are_listed_by_time_in_pages_of_any_length_also_where_the_clock_has_stepped_back()
            throws SQLException {
        addCopies(7, refusal(Given.KIM, null));
        DATABASE.asOwner(
                "UPDATE audit_entry SET at = timestamptz '2026-11-24T12:00:00Z' + (id * 5 % 7) * interval '1 s'");
        var from = OffsetDateTime.parse("2026-11-24T12:00:02Z");
        for (int limit = 1; limit < 9; limit++) {
            var paged = new ArrayList<OffsetDateTime>();
            var after = AuditReader.After.START;
            List<AuditReader.ListedEntry> page;
            do {
                page = reader.ofGym(GYM, from, after, limit);
                page.forEach(each -> paged.add(each.item().at()));
                after = page.isEmpty() ? after : page.getLast().after();
            } while (!page.isEmpty());
            assertThat(paged)
                    .as("in pages of %d", limit)
                    .hasSize(5)
                    .doesNotHaveDuplicates()
                    .isSorted()
                    .allSatisfy(at -> assertThat(at).isAfterOrEqualTo(from));
        }
    }

    @Test
    void a_gyms_rows_from_a_late_time_on_are_found_without_those_before() throws SQLException {
        addCopies(5_000, refusal(Given.KIM, null));
        DATABASE.asOwner("UPDATE audit_entry SET at = at - interval '1 day'");
        addCopies(
                5_000, new AuditEntry(Kind.REFUSAL, Given.KIM, "GET /v1/athletes", "steel-works", null, null, 404, 1));
        DATABASE.asOwner("ANALYZE audit_entry");
        try (var connection = CONNECTIONS.getConnection();
                var statement = connection.prepareStatement("EXPLAIN (ANALYZE) " + AuditReader.OF_GYM)) {
            statement.setString(1, GYM);
            statement.setString(2, GYM);
            statement.setObject(3, OffsetDateTime.now(ZoneOffset.UTC).minusHours(1));
            statement.setLong(4, 0);
            statement.setInt(5, 50);
            var plan = new StringBuilder();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            assertThat(plan.toString()).contains("audit_entry_of_gym_by_time").doesNotContain("Rows Removed");
        }
    }

    @Test
    void a_call_is_written_down_before_it_begins_and_ended_once() throws SQLException {
        long id = log.begin(replay(null));
        assertThat(DATABASE.ask("SELECT status FROM audit_entry")).isEqualTo("null");

        log.end(id, 200, GYM, "lena", "own-topic");
        log.end(id, 403, "steel-works", "other", "another");

        assertThat(DATABASE.ask("SELECT status || ' ' || gym || ' ' || athlete || ' ' || topic FROM audit_entry"))
                .isEqualTo("200 iron-temple lena own-topic");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET subject = 'nobody'",
                "DELETE FROM audit_entry",
                "INSERT INTO audit_entry (at, kind, subject, role, action) VALUES ('2020-01-01', 'SIGN_IN', 'kim', 'COACH', 'x')",
                "SELECT forget_audit_entries('iron-temple', 'lena', 1)"
            })
    void the_service_can_neither_change_nor_delete_nor_backdate_a_row(String change) throws SQLException {
        log.add(refusal(Given.KIM, "lena"));
        try (var connection = CONNECTIONS.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
        assertThat(DATABASE.ask("SELECT count(*) FROM audit_entry")).isEqualTo("1");
    }

    @Test
    void an_athletes_audit_has_the_events_of_the_gyms_stream_that_are_about_the_athlete() throws SQLException {
        var owner = Athlete.ofGym(GYM);
        for (int n = 0; n < 3; n++) {
            train(LENA);
            store.run(
                    List.of(owner),
                    transaction -> Given.store(
                            transaction,
                            List.of(append(
                                    owner,
                                    Athlete.STREAM_OF_GYM,
                                    unpublished("{\"athleteId\":\"lena\"}"),
                                    unpublished("{\"athleteId\":\"other\"}")))));
            log.add(refusal(Given.KIM, "lena"));
        }
        for (int limit = 1; limit < 11; limit++) {
            var paged = new ArrayList<String>();
            var after = AuditReader.After.START;
            List<AuditReader.ListedEntry> page;
            do {
                page = reader.ofAthlete(LENA, null, after, limit);
                page.forEach(each ->
                        paged.add(each.item().action() + " " + each.item().athleteId()));
                after = page.isEmpty() ? after : page.getLast().after();
            } while (!page.isEmpty());
            assertThat(paged)
                    .as("in pages of %d", limit)
                    .hasSize(9)
                    .startsWith(
                            "SetCompleted.v1 lena",
                            "Noted.v1 lena",
                            "GET /v1/athletes/{athleteId} lena",
                            "SetCompleted.v1 lena");
        }
        DATABASE.asOwner("UPDATE event SET metadata = '{}' WHERE stream = 'gym'");
        assertThat(ofLena()).as("erased").hasSize(6);
    }

    @Test
    void a_row_with_names_that_no_index_could_store_is_stored_with_their_beginning() throws SQLException {
        var random = new Random(1);
        var longName = random.ints(20_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        log.add(refusal(Actor.caller(longName, Actor.Role.ATHLETE, longName), longName));
        log.add(refusal(athleteActor("a" + "😀".repeat(10_000)), null));

        assertThat(DATABASE.ask(
                        "SELECT string_agg(concat_ws(' ', length(subject), length(client), length(athlete)), ', ' ORDER BY id)"
                                + " FROM audit_entry"))
                .isEqualTo("255 255 255, 128");
    }

    @Test
    void an_erasure_takes_what_the_athlete_did_and_the_name_in_what_others_were_refused() throws SQLException {
        train(LENA);
        add(List.of(
                refusal(athleteActor("lena"), "other"),
                refusal(Actor.caller("lena", Actor.Role.NONE, null), null),
                refusal(athleteActor("mara"), "lena"),
                refusal(Actor.caller("lena", Actor.Role.COACH, null), "other"),
                replay("lena")));

        erase();

        assertThat(DATABASE.ask(
                        "SELECT string_agg(kind || ' ' || subject || ' ' || coalesce(athlete, '-'), ', ' ORDER BY id)"
                                + " FROM audit_entry"))
                .isEqualTo("REFUSAL mara -, REFUSAL lena other, OPERATION ops lena");
        assertThat(ofLena())
                .as("of the athlete, the operators' calls and the erasure are left")
                .containsExactlyInAnyOrder("OPERATION ops null", "EVENT kim null");
    }

    @Test
    void an_erasure_takes_any_number_of_rows_some_at_a_time() throws SQLException {
        train(LENA);
        addCopies(2_500, refusal(athleteActor("lena"), "other"));
        addCopies(1_500, refusal(athleteActor("mara"), "lena"));

        erase();

        assertThat(DATABASE.ask("SELECT count(*) || ' ' || count(athlete) FROM audit_entry"))
                .isEqualTo("1500 0");
    }

    @Test
    void a_step_of_an_erasure_takes_no_more_rows_than_asked() throws SQLException {
        addCopies(5, refusal(athleteActor("lena"), "other"));
        addCopies(5, refusal(athleteActor("mara"), "lena"));

        DATABASE.asOwner("BEGIN; INSERT INTO erasure_request (gym, athlete, requested_by, requested_at)"
                + " VALUES ('iron-temple', 'lena', 'kim', now());"
                + " SELECT forget_audit_entries('iron-temple', 'lena', 2); COMMIT");

        assertThat(DATABASE.ask("SELECT count(*) || ' ' || count(athlete) FROM audit_entry"))
                .isEqualTo("8 6");
    }

    private void erase() {
        store.run(
                List.of(LENA),
                transaction -> Erasure.erase(
                        transaction,
                        Given.feed("log"),
                        LENA,
                        new Erasure.ErasureRequest(Given.KIM, Given.NOON),
                        null,
                        Given::erased));
    }

    @Test
    void rows_are_dropped_once_they_are_old_and_never_within_thirty_days() throws SQLException {
        add(List.of(refusal(Given.KIM, "old"), refusal(Given.KIM, "older"), refusal(Given.KIM, "new")));
        DATABASE.asOwner("UPDATE audit_entry SET at = now() - interval '31 days' WHERE athlete = 'old'");
        DATABASE.asOwner("UPDATE audit_entry SET at = now() - interval '100 days' WHERE athlete = 'older'");
        var left = "SELECT string_agg(athlete, ' ' ORDER BY id) FROM audit_entry";

        log.drop(OffsetDateTime.now(ZoneOffset.UTC).minusDays(90));
        assertThat(DATABASE.ask(left)).isEqualTo("old new");

        log.drop(OffsetDateTime.now(ZoneOffset.UTC).plusDays(1));
        assertThat(DATABASE.ask(left)).isEqualTo("new");
    }
}
