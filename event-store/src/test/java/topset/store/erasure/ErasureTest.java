package topset.store.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.store.Given.append;
import static topset.store.Given.athlete;
import static topset.store.Given.published;
import static topset.store.Given.unpublished;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Given;
import topset.store.RecordedEvent;
import topset.store.StoreDatabase;
import topset.store.StreamKey;
import topset.store.outbox.Republish;
import topset.store.outbox.Republish.From;
import topset.store.read.EventCursor;
import topset.store.read.GymEventReader;

@Isolated("reads up to the oldest transaction of the whole server")
@Tag("integration")
@Tag("smoke")
class ErasureTest {

    private static final String SECRET = "{\"weighs\": 92.5}";
    private static final Athlete ERASED = athlete("erased");
    private static final Athlete OTHER = athlete("other");
    private static final String ERASE =
            "SELECT erase_requested_events('iron-temple', '%1$s'," + " ARRAY['s1-%1$s', 's2-%1$s', 's3'], now(), 100)";
    private static final Erasure.ErasureRequest REQUEST = new Erasure.ErasureRequest(Given.KIM, Given.NOON);

    private static final StoreDatabase DATABASE = StoreDatabase.create();
    private static final AgroalDataSource CONNECTIONS = DATABASE.dataSource(2);

    private final EventStore store = new EventStore(CONNECTIONS, owners -> {});

    @BeforeEach
    void twoAthletesWithTwoStreamsEach() {
        DATABASE.clear();
        for (var athlete : List.of(ERASED, OTHER)) {
            store.run(
                    List.of(athlete),
                    transaction -> Given.store(
                            transaction,
                            List.of(
                                    new Given.Append<>(
                                            athlete,
                                            "s1-" + athlete.id(),
                                            List.of(published(SECRET), unpublished(SECRET)),
                                            Given.KIM,
                                            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
                                    append(athlete, "s2-" + athlete.id(), published(SECRET), published(SECRET)))));
        }
    }

    @AfterAll
    static void close() {
        CONNECTIONS.close();
    }

    private RecordedEvent erase(Athlete athlete) {
        return store.run(
                List.of(athlete),
                transaction -> Erasure.erase(transaction, Given.feed("log"), athlete, REQUEST, null, Given::erased)
                        .stored());
    }

    private String count(String where) {
        return DATABASE.ask("SELECT count(*) FROM event WHERE " + where);
    }

    private List<String> read() throws SQLException {
        DATABASE.awaitVisibleEvents();
        try (var connection = CONNECTIONS.getConnection()) {
            var events = new ArrayList<String>();
            var all = GymEventReader.read(connection, ERASED.gym(), EventCursor.START, 100);
            for (var read : all.events()) {
                var event = read.event();
                events.add(event.position() + " " + event.id() + " " + event.sequence());
            }
            return events;
        }
    }

    @Test
    void nothing_that_an_erased_athletes_events_said_is_left_and_others_keep_all_of_theirs() {
        erase(ERASED);

        assertThat(count("athlete = 'erased' AND data::text LIKE '%92.5%'")).isEqualTo("0");
        assertThat(count("athlete = 'erased' AND type <> 'AthleteErased.v1'")).isEqualTo("0");
        assertThat(count("athlete = 'erased' AND data->>'erasedAt' <> '2026-11-24T11:00:00.123456Z'"))
                .isEqualTo("0");
        assertThat(count("athlete = 'other' AND data::text LIKE '%92.5%'")).isEqualTo("4");
    }

    @Test
    void a_reader_of_the_log_finds_the_same_numbers_ids_and_positions_as_before() throws SQLException {
        var before = read();
        erase(ERASED);

        assertThat(read()).startsWith(before.toArray(String[]::new)).hasSize(before.size() + 3);
    }

    @Test
    void the_erasure_takes_the_next_number_and_what_comes_after_it_the_one_after() {
        var erased = erase(ERASED);
        assertThat(erased.sequence()).isEqualTo(4);
        assertThat(erased.id()).isEqualTo("iron-temple/athlete-erased/1");
        assertThat(erased.data()).isEqualTo("{\"erasedAt\":\"2026-11-24T11:00:00.123456Z\"}");

        var afterwards = store.run(
                List.of(ERASED),
                transaction -> Given.store(transaction, List.of(append(ERASED, "s3", published("{}")))));
        assertThat(afterwards.getFirst().sequence()).isEqualTo(5);
        assertThat(erase(ERASED).sequence()).isEqualTo(6);
    }

    @Test
    void a_reader_that_knows_a_stream_sees_its_new_version() {
        erase(ERASED);

        assertThat(store.load(new StreamKey("iron-temple", "s1-erased"), 2, 100))
                .extracting(RecordedEvent::type)
                .containsExactly("AthleteErased.v1");
        assertThat(store.load(new StreamKey("iron-temple", "s1-other"), 2, 100)).isEmpty();
    }

    @Test
    void published_again_the_log_has_no_gap() {
        erase(ERASED);
        DATABASE.ask("WITH gone AS (DELETE FROM outbox RETURNING id) SELECT count(*) FROM gone");

        new Republish(store, Republish.Messages.each(Given.feed("log")), none -> false)
                .publish(From.position(0), ERASED.gym(), ERASED.id());

        assertThat(DATABASE.ask("SELECT string_agg(headers->>'ce_athletesequence', ' ' ORDER BY id) FROM outbox"))
                .isEqualTo("1 2 3 4");
        assertThat(DATABASE.ask("SELECT count(*) FROM outbox WHERE convert_from(value, 'UTF8') LIKE '%92.5%'"))
                .isEqualTo("0");
    }

    @Test
    void asked_for_again_it_adds_no_more_than_that_it_was_asked_for() {
        erase(ERASED);
        var before = Long.parseLong(count("true"));

        erase(ERASED);

        assertThat(count("true")).isEqualTo(String.valueOf(before + 1));
    }

    @Test
    void however_much_there_is_all_of_it_is_emptied() {
        var decade = athlete("decade");
        for (int session = 0; session < 3; session++) {
            var stream = "decade-" + session;
            var sets = Collections.nCopies(1_500, published(SECRET));
            store.run(List.of(decade), transaction -> Given.store(transaction, List.of(append(decade, stream, sets))));
        }

        assertThat(erase(decade).sequence()).isEqualTo(4_501);

        assertThat(count("athlete = 'decade' AND type <> 'AthleteErased.v1'")).isEqualTo("0");
    }

    @Test
    void neither_when_it_happened_nor_by_which_request_is_kept() {
        erase(ERASED);

        assertThat(count("athlete = 'erased' AND occurred_at <> '2026-11-24T11:00:00.123456Z'"))
                .isEqualTo("0");
        assertThat(count("athlete = 'erased' AND metadata::text = '{}'")).isEqualTo("4");
        assertThat(count("athlete = 'erased'")).isEqualTo("7");
    }

    @Test
    void of_who_did_what_an_erasure_leaves_who_asked_for_it() {
        erase(ERASED);

        assertThat(DATABASE.ask(
                        "SELECT string_agg(DISTINCT metadata->>'actor', ' ') FROM event WHERE athlete = 'erased'"))
                .isEqualTo("{\"subject\":\"kim\",\"role\":\"COACH\",\"client\":\"topset-page\"}");
        assertThat(count("athlete = 'erased' AND version = 1 AND metadata->'actor' IS NOT NULL"))
                .as("the athlete's own stream begins with the erasure")
                .isEqualTo("1");
    }

    @Test
    void the_athletes_own_stream_is_emptied_also_where_nothing_of_it_was_published() {
        var quiet = athlete("quiet");
        store.run(
                List.of(quiet),
                transaction -> Given.store(transaction, List.of(append(quiet, "athlete-quiet", unpublished(SECRET)))));

        assertThat(erase(quiet).version()).isEqualTo(2);

        assertThat(count("athlete = 'quiet' AND type <> 'AthleteErased.v1'")).isEqualTo("0");
    }

    @Test
    void someone_never_heard_of_can_be_erased() {
        assertThat(erase(athlete("nobody")).sequence()).isEqualTo(1);
    }

    @Test
    void who_asked_for_an_erasure_and_when_is_kept() {
        erase(ERASED);

        assertThat(DATABASE.ask("SELECT string_agg(gym || ' ' || athlete || ' ' || requested_by || ' '"
                        + " || (requested_at AT TIME ZONE 'UTC'), ',') FROM erasure_request"))
                .isEqualTo("iron-temple erased kim 2026-11-24 11:00:00.123456");
    }

    @Test
    void an_athlete_for_whom_nobody_asked_is_not_erased() {
        assertThatThrownBy(() -> eraseAs("other"))
                .hasMessageContaining("no erasure of athlete other of gym iron-temple");

        assertThat(count("athlete = 'other' AND data::text LIKE '%92.5%'")).isEqualTo("4");
    }

    @Test
    void a_request_holds_for_its_own_transaction_and_its_own_athlete_only() {
        erase(ERASED);
        store.run(
                List.of(ERASED),
                transaction -> Given.store(transaction, List.of(append(ERASED, "s3", published(SECRET)))));

        assertThatThrownBy(() -> eraseAs("erased")).hasMessageContaining("no erasure of athlete erased");
        assertThatThrownBy(() -> store.run(List.of(ERASED), transaction -> {
                    Erasure.erase(transaction, Given.feed("log"), ERASED, REQUEST, null, Given::erased);
                    try (var statement = transaction.connection().createStatement()) {
                        return statement.execute(ERASE.formatted("other"));
                    }
                }))
                .hasStackTraceContaining("no erasure of athlete other");
        assertThat(count("stream = 's3' AND data::text LIKE '%92.5%'")).isEqualTo("1");
        assertThat(count("athlete = 'other' AND data::text LIKE '%92.5%'")).isEqualTo("4");
    }

    private static void eraseAs(String athlete) throws SQLException {
        execute(ERASE.formatted(athlete));
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = CONNECTIONS.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE erasure_request SET requested_by = 'nobody'",
                "DELETE FROM erasure_request",
                "INSERT INTO erasure_request (gym, athlete, requested_by, requested_at, xid)"
                        + " VALUES ('iron-temple', 'other', 'kim', now(), '42')"
            })
    void the_service_can_neither_change_requests_nor_write_one_for_another_transaction(String change)
            throws SQLException {
        try (var connection = CONNECTIONS.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("permission denied");
        }
    }

    /** A stolen password of the service must not empty the log. */
    @Test
    void the_service_erases_only_what_was_requested() throws SQLException {
        assertThat(mayExecute("erase_requested_events")).isEqualTo("true");
        assertThat(mayExecute("erase_events")).isEqualTo("false");
        assertThat(DATABASE.ask("SELECT string_agg(proname, ' ' ORDER BY proname) FROM pg_proc"
                        + " WHERE prosecdef AND has_function_privilege(oid, 'EXECUTE')"))
                .isEqualTo("drop_audit_entries end_audit_entry erase_requested_events forget_audit_entries");

        assertThatThrownBy(() -> execute(
                        ERASE.replace("erase_requested_events", "erase_events").formatted("other")))
                .hasMessageContaining("permission denied for function erase_events");
        assertThat(count("athlete = 'other' AND data::text LIKE '%92.5%'")).isEqualTo("4");
    }

    private static String mayExecute(String function) {
        return DATABASE.ask("SELECT has_function_privilege('" + StoreDatabase.SERVICE + "', '" + function
                + "(text, text, text[], timestamptz, int)', 'EXECUTE')::text");
    }

    @Test
    void the_service_cannot_change_an_event_otherwise() throws SQLException {
        try (var connection = CONNECTIONS.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("UPDATE event SET data = '{}'"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM event"))
                    .hasMessageContaining("permission denied");
        }
    }
}
