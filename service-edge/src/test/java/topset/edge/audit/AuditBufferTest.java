package topset.edge.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.store.Actor;
import topset.store.audit.AuditEntry;

class AuditBufferTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant ONE_LATER = NOON.plusSeconds(60);

    private final AuditBuffer buffer = new AuditBuffer();

    private static AuditEntry refusal(String subject, String athlete) {
        return refusal("iron-temple", subject, athlete);
    }

    private static AuditEntry signIn(String subject) {
        return new AuditEntry(
                AuditEntry.Kind.SIGN_IN,
                Actor.caller(subject, Actor.Role.ATHLETE, null),
                "token",
                "iron-temple",
                subject,
                null,
                null,
                1);
    }

    private static AuditEntry look(String subject) {
        return new AuditEntry(
                AuditEntry.Kind.OPERATION,
                Actor.caller(subject, Actor.Role.OPERATOR, null),
                "GET /v1/operations/parked",
                null,
                null,
                null,
                200,
                1);
    }

    private static AuditEntry refusal(String gym, String subject, String athlete) {
        return new AuditEntry(
                AuditEntry.Kind.REFUSAL,
                Actor.caller(subject, Actor.Role.ATHLETE, null),
                "GET /v1/athletes/{athleteId}",
                gym,
                athlete,
                null,
                404,
                1);
    }

    private List<AuditEntry> take(Instant now) {
        var taken = new ArrayList<AuditEntry>();
        for (var row = buffer.next(now); row != null; row = buffer.next(now)) {
            taken.add(row);
            buffer.written();
        }
        return taken;
    }

    @Test
    void the_first_of_a_minute_is_written_at_once_and_the_others_like_it_are_counted_at_its_end() {
        for (int n = 0; n < 1_000; n++) {
            buffer.count(refusal("mara", "lena"), NOON.plusMillis(n));
        }
        assertThat(take(NOON.plusSeconds(2))).containsExactly(refusal("mara", "lena"));
        assertThat(take(NOON.plusSeconds(3))).isEmpty();

        assertThat(take(ONE_LATER)).containsExactly(refusal("mara", "lena").more(999));

        buffer.count(refusal("mara", "lena"), ONE_LATER);
        assertThat(take(ONE_LATER)).containsExactly(refusal("mara", "lena"));
    }

    @Test
    void what_came_once_in_a_minute_has_one_row() {
        buffer.count(refusal("mara", "lena"), NOON);
        assertThat(take(NOON)).hasSize(1);
        assertThat(take(ONE_LATER)).isEmpty();
    }

    @Test
    void one_caller_who_tries_everything_gets_some_rows_and_one_that_counts_the_rest() {
        for (int n = 0; n < 1_000; n++) {
            buffer.count(refusal("mara", "athlete-" + n), NOON);
        }
        assertThat(take(NOON)).hasSize(AuditBuffer.MOST_OF_CALLER);
        assertThat(take(ONE_LATER)).singleElement().satisfies(rest -> {
            assertThat(rest.actor().subject()).isEqualTo("mara");
            assertThat(rest.athlete()).isNull();
            assertThat(rest.times()).isEqualTo(1_000 - AuditBuffer.MOST_OF_CALLER);
        });
    }

    @Test
    void a_flood_of_callers_costs_a_bounded_number_of_rows_a_minute_and_all_are_counted() {
        for (int n = 0; n < 100_000; n++) {
            buffer.count(refusal("gym-" + n % 5, "caller-" + n, "athlete-" + n), NOON);
        }
        var rows = List.copyOf(take(NOON));
        var counts = take(ONE_LATER);
        assertThat(rows).hasSize(AuditBuffer.MOST_REFUSALS);
        assertThat(counts).as("one of each gym").hasSize(5);
        assertThat(counts).extracting(AuditEntry::gym).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(rows.size() + counts.stream().mapToInt(AuditEntry::times).sum())
                .isEqualTo(100_000);
    }

    @Test
    void callers_of_one_gym_leave_rows_to_the_refusals_of_another() {
        for (int n = 0; n < 100_000; n++) {
            buffer.count(refusal("steel-works", "caller-" + n, "athlete-" + n), NOON);
        }
        buffer.count(refusal("mara", "lena"), NOON);

        assertThat(take(NOON)).hasSize(AuditBuffer.MOST_REFUSALS_OF_GYM + 1).contains(refusal("mara", "lena"));
    }

    @Test
    void operators_calls_have_rows_beside_a_flood_and_take_none_from_refusals() {
        for (int n = 0; n < 1_000; n++) {
            buffer.count(look("operator-" + n), NOON);
        }
        assertThat(take(NOON)).hasSize(1_000);
        for (int n = 0; n < 1_000; n++) {
            buffer.count(refusal("gym-" + n, "caller-" + n, "athlete-" + n), NOON);
        }
        buffer.count(look("late"), NOON);
        assertThat(take(NOON)).hasSize(AuditBuffer.MOST_REFUSALS + 1).contains(look("late"));
    }

    @Test
    void who_signs_in_again_and_again_has_one_row_a_minute_and_one_that_counts() {
        for (int n = 0; n < 50; n++) {
            buffer.count(signIn("mara"), NOON);
        }
        assertThat(take(NOON)).containsExactly(signIn("mara"));
        assertThat(take(ONE_LATER)).containsExactly(signIn("mara").more(49));
    }

    @Test
    void a_rush_of_sign_ins_has_a_row_of_each_person_and_takes_none_from_refusals() {
        for (int n = 0; n < 3_000; n++) {
            buffer.count(signIn("athlete-" + n), NOON);
        }
        buffer.count(refusal("mara", "lena"), NOON);

        assertThat(take(NOON)).hasSize(AuditBuffer.MOST_SIGN_INS + 1).contains(refusal("mara", "lena"));
        assertThat(take(ONE_LATER))
                .singleElement()
                .satisfies(rest -> assertThat(rest.times()).isEqualTo(3_000 - AuditBuffer.MOST_SIGN_INS));
    }

    @Test
    void sign_ins_that_wait_for_the_database_leave_room_for_refusals() {
        for (int n = 0; n < AuditBuffer.MOST_WAITING; n++) {
            buffer.add(signIn("mara"));
        }
        buffer.add(refusal("mara", "lena"));
        assertThat(take(NOON)).contains(refusal("mara", "lena"));
        assertThat(buffer.takeLost()).isEqualTo(AuditBuffer.MOST_WAITING / 2);
    }

    @Test
    void another_callers_refusals_have_rows_of_their_own() {
        for (int n = 0; n < 1_000; n++) {
            buffer.count(refusal("mara", "athlete-" + n), NOON);
        }
        buffer.count(refusal("kim", "lena"), NOON);
        assertThat(take(NOON)).contains(refusal("kim", "lena"));
    }

    @Test
    void what_could_not_be_written_comes_first_the_next_time() {
        buffer.add(refusal("mara", "1"));
        assertThat(buffer.next(NOON)).isEqualTo(refusal("mara", "1"));
        buffer.add(refusal("mara", "2"));
        assertThat(take(NOON)).containsExactly(refusal("mara", "1"), refusal("mara", "2"));
    }

    @Test
    void while_the_database_is_away_memory_is_bounded_and_what_is_lost_is_counted() {
        for (int n = 0; n < AuditBuffer.MOST_WAITING + 7; n++) {
            buffer.add(refusal("mara", "lena"));
        }
        assertThat(take(NOON)).hasSize(AuditBuffer.MOST_WAITING);
        assertThat(buffer.takeLost()).isEqualTo(7);
        assertThat(buffer.takeLost()).isZero();
    }

    @Test
    void the_end_of_the_process_ends_the_minute() {
        buffer.count(refusal("mara", "lena"), NOON);
        buffer.count(refusal("mara", "lena"), NOON);
        buffer.end();
        assertThat(take(NOON))
                .containsExactly(
                        refusal("mara", "lena"), refusal("mara", "lena").more(1));
    }
}
