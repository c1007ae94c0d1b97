package topset.rules.progression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.WeightUnit;
import topset.rules.Checked;
import topset.rules.LiftOf;
import topset.rules.TestCatalogue;
import topset.rules.TrainingLog;
import topset.rules.check.Guide.ProgressionEntry;
import topset.rules.check.LiftCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.Refusals;
import topset.rules.lift.Variant;
import topset.rules.week.FoldedWeek;
import topset.rules.week.GymSettings;
import topset.rules.week.ProgramFold;

/** A new method needs one file ({@link EveryOtherWeek}) and one line. */
class OwnMethodTest {

    /** The one line that adds the method. */
    private static final Progressions WITH_OURS = Progressions.STANDARD.and(new EveryOtherWeek());

    private static final LiftCheck.Context CONTEXT = Checked.context(
            TestCatalogue::find,
            WeightUnit.KG,
            TrainingLog.START,
            null,
            false,
            null,
            exercise -> null,
            Bodyweights.NONE,
            WITH_OURS,
            GymSettings.NONE,
            unknown -> "");

    private static LiftCheck.@Nullable AcceptedLifts check(String variant, Refusals found) {
        return LiftCheck.check(
                List.of(LiftOf.the("bench-press")
                        .variant(variant)
                        .method("EVERY_OTHER_WEEK")
                        .from("100")
                        .request()),
                CONTEXT,
                found);
    }

    @Test
    void a_lift_may_use_it() {
        Lift lift =
                Checked.accepted(found -> check("SINGLE_TOP", found)).lifts().getFirst();
        TrainingLog log = new TrainingLog()
                .week(1)
                .top("100", 4, "8")
                .week(2)
                .top("100", 4, "8")
                .week(3)
                .top("102.5", 4, "8");
        List<FoldedWeek> folded =
                ProgramFold.fold(TrainingLog.program(List.of(lift)), null, log.sets(), TrainingLog.late(4), WITH_OURS);
        assertThat(folded)
                .extracting(
                        week -> week.slots().getFirst().prescription().load().shown())
                .containsExactly("100", "100", "102.5", "102.5", "102.5");
        assertThat(folded.get(2).slots().getFirst().why().getFirst().rule()).isEqualTo("other.week");
    }

    @Test
    void layoffs_and_pauses_are_those_of_all_methods() {
        Lift lift =
                Checked.accepted(found -> check("SINGLE_TOP", found)).lifts().getFirst();
        List<FoldedWeek> folded =
                ProgramFold.fold(TrainingLog.program(List.of(lift)), null, List.of(), TrainingLog.late(3), WITH_OURS);
        assertThat(folded.get(2).slots().getFirst().prescription().load().shown())
                .isEqualTo("90");
    }

    @Test
    void the_checks_know_it() {
        assertThat(Checked.refused(found -> check("RAMPING", found)).getFirst().rule())
                .isEqualTo("method-unsuited");
        assertThat(WITH_OURS.suiting(Variant.SINGLE_TOP)).containsExactly("LINEAR", "RPE", "WAVE", "EVERY_OTHER_WEEK");
    }

    @Test
    void the_list_of_progressions_shows_it() {
        assertThat(ProgressionEntry.of(WITH_OURS).getLast())
                .isEqualTo(new ProgressionEntry(
                        "EVERY_OTHER_WEEK",
                        "add every other week",
                        List.of(Variant.SINGLE_TOP),
                        List.of("other.week")));
        assertThat(ProgressionEntry.all())
                .extracting(ProgressionEntry::method)
                .containsExactly("LINEAR", "RPE", "WAVE", "DOUBLE_PROGRESSION");
    }
}
