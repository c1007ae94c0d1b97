package topset.program.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.program.roster.RosterEntry.RosterFlag;

class FlagUrgencyTest {

    @Test
    void pain_comes_first_and_good_news_last() {
        var inOrder = Arrays.stream(FlagCode.values())
                .sorted(Comparator.comparingInt(code -> RosterFlags.urgency(code)))
                .toList();

        assertThat(inOrder.getFirst()).isEqualTo(FlagCode.PAIN_PERSISTS);
        assertThat(inOrder.getLast()).isEqualTo(FlagCode.PERSONAL_RECORD);
        assertThat(inOrder)
                .containsSubsequence(
                        FlagCode.PAIN_REPORTED,
                        FlagCode.TRAINED_TO_FAILURE,
                        FlagCode.SUDDEN_DROP,
                        FlagCode.TARGET_MISSED,
                        FlagCode.STALLED,
                        FlagCode.NOT_TRAINED,
                        FlagCode.REDUCE_MORE,
                        FlagCode.BACKOFFS_TOO_EASY,
                        FlagCode.VOLUME_HIGH,
                        FlagCode.VOLUME_LOW);
    }

    @Test
    void an_athlete_whose_flags_only_inform_comes_after_all_who_need_a_decision() {
        var least = RosterFlags.urgency(List.of(flag(FlagCode.PERSONAL_RECORD, true)));
        var information = RosterFlags.urgency(List.of(flag(FlagCode.TRAINED_TO_FAILURE, false)));

        assertThat(information).isGreaterThan(least).isLessThan(RosterFlags.urgency(List.of()));
    }

    private static RosterFlag flag(FlagCode code, boolean needsLook) {
        return new RosterFlag(
                code, RosterFlags.urgency(code), List.of(), List.of(), List.of(), needsLook, List.of(), null, null);
    }
}
