package topset.program.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.corrected;
import static topset.program.Sets.removed;
import static topset.program.Sets.top;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.contract.SessionFact;
import topset.store.Athlete;

class SetFactTest {
    private static final Athlete LIFTER = new Athlete("gym", "lifter-1");
    private static final CompletedSet LOGGED = top(LIFTER, "2026-11-24T11:00:00Z", "120", 4);
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void the_highest_revision_counts_in_any_order_of_arrival() {
        assertThat(fact(corrected(LOGGED, 2, 5)).supersedes(fact(LOGGED))).isTrue();
        assertThat(fact(LOGGED).supersedes(fact(corrected(LOGGED, 2, 5)))).isFalse();
        assertThat(fact(LOGGED).supersedes(fact(removed(LOGGED, 2)))).isFalse();
        assertThat(fact(LOGGED).supersedes(null)).isTrue();
    }

    @Test
    void the_same_once_more_changes_nothing() {
        assertThat(fact(corrected(LOGGED, 2, 5)).supersedes(fact(corrected(LOGGED, 2, 5))))
                .isFalse();
    }

    @Test
    void of_two_facts_of_one_revision_the_one_recorded_later_counts() {
        var forgotten = fact(corrected(LOGGED, 2, 5), NOON);
        var afterTheRestore = fact(corrected(LOGGED, 2, 3), NOON.plusSeconds(1));

        assertThat(afterTheRestore.supersedes(forgotten)).isTrue();
        assertThat(forgotten.supersedes(afterTheRestore)).isFalse();
        assertThat(fact(removed(LOGGED, 2), NOON.plusSeconds(1)).supersedes(forgotten))
                .isTrue();
        assertThat(fact(LOGGED, NOON.plusSeconds(2)).supersedes(afterTheRestore))
                .as("a lower revision recorded later")
                .isFalse();
    }

    @Test
    void a_known_time_of_recording_counts_more_than_an_unknown_one() {
        assertThat(fact(corrected(LOGGED, 2, 3), NOON).supersedes(fact(corrected(LOGGED, 2, 5), null)))
                .isTrue();
        assertThat(fact(corrected(LOGGED, 2, 3), null).supersedes(fact(corrected(LOGGED, 2, 5), NOON)))
                .isFalse();
    }

    @Test
    void of_two_facts_that_tie_one_counts_whichever_came_first() {
        var three = fact(corrected(LOGGED, 2, 3));
        var five = fact(corrected(LOGGED, 2, 5));
        var removal = fact(removed(LOGGED, 2));

        assertThat(three.supersedes(five)).isNotEqualTo(five.supersedes(three));
        assertThat(removal.supersedes(three)).isTrue();
        assertThat(three.supersedes(removal)).isFalse();
    }

    private static SetFact fact(SessionFact event) {
        return fact(event, NOON);
    }

    private static SetFact fact(SessionFact event, @Nullable Instant recordedAt) {
        return Objects.requireNonNull(SetFact.of(event, recordedAt));
    }
}
