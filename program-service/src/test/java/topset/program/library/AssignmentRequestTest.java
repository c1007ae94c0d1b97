package topset.program.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.PlannedLift;
import topset.program.gym.ProgramTemplate;
import topset.program.library.AssignmentRequest.AssignedStart;
import topset.rules.lift.LiftRequest;

class AssignmentRequestTest {
    private static final ProgramTemplate TEMPLATE = new ProgramTemplate(
            "Base",
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(
                    new LiftRequest("heavy", 1, "squat", null, null, history(), null, null),
                    new LiftRequest("light", 2, "squat", null, null, null, null, null)),
            null,
            null);

    private static LiftRequest.Start history() {
        return new LiftRequest.Start(null, null, null, true, null);
    }

    private static AssignedStart start(
            @Nullable String athlete, @Nullable String slot, @Nullable String exercise, int load) {
        return new AssignedStart(
                athlete, slot, exercise, new LiftRequest.Start(BigDecimal.valueOf(load), null, null, null, null), null);
    }

    private static List<@Nullable Integer> loads(List<AssignedStart> starts, String athlete) {
        var asked = new AssignmentRequest(List.of("lena", "kemi"), LocalDate.EPOCH, null, starts, null, null);
        var loads = new ArrayList<@Nullable Integer>();
        for (var lift : asked.lifts(TEMPLATE, athlete)) {
            var load = lift.start() == null ? null : lift.start().load();
            loads.add(load == null ? null : Integer.valueOf(load.intValue()));
        }
        return loads;
    }

    @Test
    void the_most_specific_start_counts_in_any_order_of_the_entries() {
        var starts = new ArrayList<>(List.of(
                start(null, null, null, 10),
                start(null, null, "squat", 20),
                start(null, "heavy", null, 30),
                start("lena", null, null, 40),
                start("lena", null, "squat", 50),
                start("lena", "light", null, 60)));

        for (int order = 0; order < 20; order++) {
            Collections.shuffle(starts, new Random(order));
            assertThat(loads(starts, "kemi")).containsExactly(30, 20);
            assertThat(loads(starts, "lena")).containsExactly(50, 60);
        }
        starts.removeIf(each -> Objects.equals(each.exercise(), "squat"));
        assertThat(loads(starts, "kemi")).containsExactly(30, 10);
        assertThat(loads(starts, "lena")).containsExactly(40, 60);
    }

    @Test
    void an_entry_gives_its_lift_the_reason_why_it_is_right_for_the_athlete() {
        var reason = new PlannedLift.Force("has trained with it for years");
        var starts = List.of(new AssignedStart("lena", "heavy", null, history(), reason));
        var lifts = new AssignmentRequest(List.of("lena"), LocalDate.EPOCH, null, starts, null, null)
                .lifts(TEMPLATE, "lena");

        assertThat(lifts.getFirst().force()).isEqualTo(reason);
        assertThat(lifts.getLast().force()).isNull();
    }

    @Test
    void a_lift_without_an_entry_keeps_the_start_of_the_template() {
        var lifts =
                new AssignmentRequest(List.of("lena"), LocalDate.EPOCH, null, null, null, null).lifts(TEMPLATE, "lena");

        assertThat(lifts.getFirst().start()).isEqualTo(history());
        assertThat(lifts.getLast().start()).isNull();
    }
}
