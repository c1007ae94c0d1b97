package topset.program.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.OnPostgres.corrected;
import static topset.program.OnPostgres.removed;
import static topset.program.OnPostgres.top;

import org.junit.jupiter.api.Test;
import topset.contract.SessionFact;
import topset.contract.SetCompleted;
import topset.store.Athlete;

class SetFactTest {
    private static final SetCompleted LOGGED = top(new Athlete("gym", "lifter-1"), "2026-11-24T11:00:00Z", "120", 4);

    @Test
    void the_highest_revision_counts_whatever_came_first() {
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
    void another_correction_under_the_number_of_one_that_a_restored_store_has_forgotten_is_not_lost() {
        assertThat(fact(corrected(LOGGED, 2, 3)).supersedes(fact(corrected(LOGGED, 2, 5))))
                .isTrue();
        assertThat(fact(removed(LOGGED, 2)).supersedes(fact(corrected(LOGGED, 2, 5))))
                .isTrue();
    }

    private static SetFact fact(SessionFact event) {
        return SetFact.of(event).orElseThrow();
    }
}
