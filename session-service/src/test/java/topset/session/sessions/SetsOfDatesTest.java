package topset.session.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import topset.session.sessions.SetsOfDates.TrainingDate;
import topset.store.Athlete;

/** Sets of a date are counted again only if the athlete's later events could have filled the date. */
class SetsOfDatesTest {
    private static final Athlete KIM = new Athlete("iron-temple", "kim");
    private static final TrainingDate TUESDAY = new TrainingDate(KIM, LocalDate.parse("2026-11-24"));
    private static final long COUNTED_AT = 5_000;
    private static final int ROOM = 100;

    private final SetsOfDates dates = new SetsOfDates();

    @Test
    void a_date_that_was_never_counted_must_be_counted() {
        assertThat(dates.hasRoom(TUESDAY, COUNTED_AT, 1)).isFalse();
    }

    @Test
    void a_counted_date_has_room_up_to_the_limit() {
        dates.remember(TUESDAY, TrainingLimits.SETS_OF_DATE - ROOM, COUNTED_AT);
        assertThat(dates.hasRoom(TUESDAY, COUNTED_AT, ROOM)).isTrue();
        assertThat(dates.hasRoom(TUESDAY, COUNTED_AT, ROOM + 1)).isFalse();
    }

    @Test
    void each_event_of_the_athlete_since_the_count_may_be_a_set_of_the_date() {
        dates.remember(TUESDAY, TrainingLimits.SETS_OF_DATE - ROOM, COUNTED_AT);
        assertThat(dates.hasRoom(TUESDAY, COUNTED_AT + ROOM - 1, 1)).isTrue();
        assertThat(dates.hasRoom(TUESDAY, COUNTED_AT + ROOM, 1)).isFalse();
    }

    @Test
    void a_date_that_is_nearly_full_must_be_counted_however_few_events_follow() {
        assertThat(dates.mayHaveRoom(TUESDAY, 1)).as("never counted").isFalse();
        dates.remember(TUESDAY, TrainingLimits.SETS_OF_DATE - ROOM, COUNTED_AT);
        assertThat(dates.mayHaveRoom(TUESDAY, ROOM)).isTrue();
        assertThat(dates.mayHaveRoom(TUESDAY, ROOM + 1)).isFalse();
    }

    @Test
    void a_later_count_replaces_the_earlier_count() {
        dates.remember(TUESDAY, 0, COUNTED_AT);
        dates.remember(TUESDAY, TrainingLimits.SETS_OF_DATE - 1, COUNTED_AT + ROOM);
        assertThat(dates.hasRoom(TUESDAY, COUNTED_AT + ROOM, 1)).isTrue();
        assertThat(dates.hasRoom(TUESDAY, COUNTED_AT + ROOM, 2)).isFalse();
    }

    @Test
    void a_count_from_before_a_backup_was_restored_is_not_used() {
        dates.remember(TUESDAY, 0, COUNTED_AT);
        assertThat(dates.hasRoom(TUESDAY, COUNTED_AT - 1, 1)).isFalse();
    }
}
