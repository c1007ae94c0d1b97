package topset.store;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.store.Given.athlete;
import static topset.store.Given.incoming;
import static topset.testsupport.Eventually.eventually;

import io.agroal.api.AgroalDataSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import topset.store.inbox.Inbox;
import topset.store.inbox.InboxState;
import topset.store.inbox.Incoming;
import topset.store.outbox.Relay;

/**
 * Traffic leaves nothing behind but events. The test writes months of sets in a short time, with PostgreSQL's own
 * vacuum.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@Order(2) // The second longest class.
@Tag("integration")
class RetentionTest {
    private static final StoreDatabase DATABASE = StoreDatabase.create();
    private static final int ROUNDS = 6;
    private static final int WRITES = 60;
    private static final int ATHLETES = 20;
    private static final int EVENTS_EACH = 5;
    private static final String DATA = "{\"data\":\"" + "x".repeat(600) + "\"}";

    @BeforeAll
    static void vacuumIsNotWaitedFor() {
        SharedStack.administer("ALTER SYSTEM SET autovacuum_naptime = '1s'", "SELECT pg_reload_conf()");
    }

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @AfterAll
    static void asBefore() {
        SharedStack.administer("ALTER SYSTEM RESET autovacuum_naptime", "SELECT pg_reload_conf()");
    }

    @Test
    void the_outbox_does_not_grow_with_what_has_passed_through_it() {
        try (var service = new PublishingService(DATABASE)) {
            Relay relay = service.relay();
            var sizes = new ArrayList<Long>();
            for (int round = 1; round <= ROUNDS; round++) {
                write(service);
                long passed = (long) round * WRITES * ATHLETES * EVENTS_EACH;
                eventually().until(() -> relay.published() == passed && service.outboxIsEmpty());
                sizes.add(vacuumedOutbox());
            }
            // Vacuum may come one round late, and may keep the pages of a round for the next one. So the test compares
            // growth and not the remaining size: what is never deleted has the size of more than five rounds of events.
            long eventsOfARound = Long.parseLong(DATABASE.ask("SELECT pg_total_relation_size('event')")) / ROUNDS;
            assertThat(Collections.max(sizes))
                    .as("sizes after each round: %s", sizes)
                    .isLessThan(4 * eventsOfARound);
        }
    }

    @Test
    void the_inbox_keeps_one_row_an_athlete_and_the_last_ids_only() {
        try (AgroalDataSource connections = DATABASE.dataSource(2)) {
            var store = new EventStore(connections, owners -> {});
            var inbox = new Inbox(event -> false);
            var sizes = new ArrayList<Long>();
            long sequence = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                for (int batches = 0; batches < WRITES; batches++) {
                    sequence = take(store, inbox, sequence);
                }
                // The live rows alone: the size of the table depends on when PostgreSQL vacuums it.
                sizes.add(Long.parseLong(DATABASE.ask("SELECT sum(pg_column_size(inbox.*)) FROM inbox")));
            }
            assertThat(DATABASE.ask(
                            "SELECT count(*) || ' ' || max(cardinality(last_ids)) || ' ' || min(seen) FROM inbox"))
                    .isEqualTo(ATHLETES + " " + InboxState.KEPT + " " + sequence);
            assertThat(DATABASE.ask("SELECT count(*) FROM parked_event")).isEqualTo("0");
            assertThat(DATABASE.ask(
                            "SELECT max(pg_column_size(inbox.*)) < 2000 AND max(pg_column_compression(last_ids))"
                                    + " IS NULL FROM inbox"))
                    .as("PostgreSQL neither compresses a row nor moves a part of it out of the table")
                    .isEqualTo("t");
            // The same rows with larger numbers in them, and not six times the rows.
            assertThat(sizes.getLast())
                    .as("bytes of the rows after each round: %s", sizes)
                    .isLessThan(2 * sizes.getFirst());
        }
    }

    private static void write(PublishingService service) {
        for (int n = 0; n < WRITES; n++) {
            var athletes = new ArrayList<Athlete>();
            for (int a = 0; a < ATHLETES; a++) {
                athletes.add(athlete("a" + a));
            }
            service.store().run(athletes, transaction -> {
                var appends = new ArrayList<Given.Append<String>>();
                for (Athlete athlete : athletes) {
                    appends.add(new Given.Append<>(
                            athlete,
                            "s" + athlete.id(),
                            Collections.nCopies(EVENTS_EACH, service.event(DATA)),
                            Given.KIM,
                            null));
                }
                return Given.store(transaction, appends);
            });
        }
    }

    private static long take(EventStore store, Inbox inbox, long from) {
        var batch = new ArrayList<Incoming>();
        var athletes = new ArrayList<Athlete>();
        long last = from;
        for (int a = 0; a < ATHLETES; a++) {
            athletes.add(athlete("a" + a));
        }
        for (int n = 0; n < EVENTS_EACH; n++) {
            last++;
            long sequence = last;
            athletes.forEach(athlete -> batch.add(recorded(incoming(athlete, sequence))));
        }
        store.run(athletes, transaction -> {
            for (var athlete : athletes) {
                var events = batch.stream()
                        .filter(event -> event.athlete().equals(athlete))
                        .toList();
                inbox.store(transaction, athlete, inbox.admit(transaction, athlete, events));
            }
            return batch.size();
        });
        return last;
    }

    private static Incoming recorded(Incoming event) {
        return new Incoming(
                event.athlete(),
                event.sequence(),
                event.eventId(),
                event.type(),
                Map.of(Incoming.RECORDED_AT, "2026-11-25T08:00:00.123456Z"),
                event.value());
    }

    /** The total size of the outbox after a vacuum. */
    private static long vacuumedOutbox() {
        String vacuums = "SELECT coalesce(max(autovacuum_count), 0) FROM pg_stat_user_tables WHERE relname = 'outbox'";
        String dead = "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'outbox'";
        long before = Long.parseLong(DATABASE.ask(vacuums));
        eventually()
                .until(() ->
                        Long.parseLong(DATABASE.ask(vacuums)) > before || Long.parseLong(DATABASE.ask(dead)) < 5_000);
        return Long.parseLong(DATABASE.ask("SELECT pg_total_relation_size('outbox')"));
    }
}
