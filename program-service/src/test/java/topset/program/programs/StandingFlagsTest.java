package topset.program.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.ProgramFact.FlagsChanged.StandingFlag;
import topset.rules.lift.NamedSets;

class StandingFlagsTest {
    private static final String ONE = "set-1";
    private static final String TWO = "set-2";
    private static final StandingFlag PAIN = flag(null, FlagCode.PAIN_REPORTED, ONE);
    private static final StandingFlag STALLED = flag("d1-squat", FlagCode.STALLED, ONE);

    private static StandingFlag flag(@Nullable String slotId, FlagCode code, String... sets) {
        return StandingFlag.of(slotId, NamedSets.of(List.of(sets)).flag(code));
    }

    @Test
    void a_new_flag_and_a_flag_of_another_slot_are_raised() {
        assertThat(StandingFlags.raised(List.of(), List.of(PAIN, STALLED)))
                .containsExactly(FlagCode.PAIN_REPORTED, FlagCode.STALLED);
        assertThat(StandingFlags.raised(List.of(STALLED), List.of(STALLED, flag("d2-squat", FlagCode.STALLED, ONE))))
                .containsExactly(FlagCode.STALLED);
    }

    @Test
    void a_flag_that_ends_or_stays_raises_nothing() {
        assertThat(StandingFlags.raised(List.of(PAIN, STALLED), List.of(PAIN))).isEmpty();
        assertThat(StandingFlags.raised(List.of(PAIN), List.of())).isEmpty();
        assertThat(StandingFlags.raised(List.of(flag(null, FlagCode.PAIN_REPORTED, ONE, TWO)), List.of(PAIN)))
                .as("one of its sets is gone")
                .isEmpty();
    }

    @Test
    void further_sets_raise_a_flag_of_no_slot_again_and_a_slots_flag_not() {
        assertThat(StandingFlags.raised(List.of(PAIN), List.of(flag(null, FlagCode.PAIN_REPORTED, ONE, TWO))))
                .containsExactly(FlagCode.PAIN_REPORTED);
        assertThat(StandingFlags.raised(List.of(STALLED), List.of(flag("d1-squat", FlagCode.STALLED, TWO))))
                .isEmpty();
    }
}
