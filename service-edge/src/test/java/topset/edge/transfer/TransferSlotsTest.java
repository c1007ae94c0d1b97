package topset.edge.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import topset.edge.transfer.TransferSlots.Kind;
import topset.edge.web.Problem;
import topset.store.Athlete;

class TransferSlotsTest {
    private final TransferSlots slots = new TransferSlots();

    private void refused(Kind kind, String key, Problem.Kind answer) {
        assertThatThrownBy(() -> slots.begin(kind, key))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(answer));
    }

    @Test
    void a_gym_has_one_export_at_a_time_and_an_import_beside_it() {
        try (var _ = slots.begin(Kind.GYM_EXPORT, "east")) {
            refused(Kind.GYM_EXPORT, "east", Problem.Kind.TOO_MANY_REQUESTS);
            slots.begin(Kind.GYM_IMPORT, "east").close();
            slots.begin(Kind.GYM_EXPORT, "west").close();
        }
        slots.begin(Kind.GYM_EXPORT, "east").close();
    }

    @Test
    void an_end_that_is_reported_twice_lets_in_one() {
        var first = slots.begin(Kind.GYM_EXPORT, "east");
        first.close();
        var second = slots.begin(Kind.GYM_EXPORT, "east");
        first.close();

        refused(Kind.GYM_EXPORT, "east", Problem.Kind.TOO_MANY_REQUESTS);
        second.close();
    }

    @Test
    void athletes_of_a_gym_cannot_hold_the_places_of_other_gyms() {
        for (int n = 1; n <= 8; n++) {
            slots.begin(Kind.ATHLETE_EXPORT, new Athlete("east", "athlete-" + n));
        }

        assertThatThrownBy(() -> slots.begin(Kind.ATHLETE_EXPORT, new Athlete("east", "athlete-9")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_MANY_REQUESTS));
        slots.begin(Kind.ATHLETE_EXPORT, new Athlete("west", "athlete-1")).close();
    }

    @Test
    void all_gyms_together_have_four() {
        for (int n = 1; n <= 4; n++) {
            slots.begin(Kind.GYM_IMPORT, "gym-" + n);
        }

        refused(Kind.GYM_IMPORT, "gym-5", Problem.Kind.UNAVAILABLE);
    }
}
