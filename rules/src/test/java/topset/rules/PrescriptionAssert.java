package topset.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.contract.TargetStatus;
import topset.contract.WeekOutcome;
import topset.contract.Why;
import topset.rules.lift.NamedSets;
import topset.rules.lift.Prescription;
import topset.rules.load.Exact;
import topset.rules.week.SlotWeek;

/** Asserts on a slot's week in the form of the documentation's tables, with loads as people read them. */
public final class PrescriptionAssert extends AbstractAssert<PrescriptionAssert, SlotWeek> {

    private PrescriptionAssert(SlotWeek week) {
        super(week, PrescriptionAssert.class);
    }

    public static PrescriptionAssert assertThatWeek(SlotWeek week) {
        return new PrescriptionAssert(week);
    }

    public PrescriptionAssert asksForTop(String load, String exactLoad) {
        return shows("top load", actual.prescription().load(), load)
                .shows("exact top load", actual.prescription().exactLoad(), exactLoad);
    }

    public PrescriptionAssert asksForTop(String load) {
        return shows("top load", actual.prescription().load(), load);
    }

    public PrescriptionAssert asksForReps(int reps) {
        assertThat(top().reps()).as("target reps").isEqualTo(reps);
        return this;
    }

    public PrescriptionAssert asksForBackoff(String load, String exactLoad) {
        return shows("backoff load", backoff().load(), load)
                .shows("exact backoff", backoff().exactLoad(), exactLoad);
    }

    public PrescriptionAssert reducesBy(String percent) {
        return shows("reduction", backoff().reduction(), percent);
    }

    public PrescriptionAssert because(String... rules) {
        assertThat(actual.why()).extracting(Why::rule).as("rules").containsExactly(rules);
        return this;
    }

    public PrescriptionAssert after(WeekOutcome outcome) {
        assertThat(done().outcome()).as("outcome of the week before").isEqualTo(outcome);
        return this;
    }

    public PrescriptionAssert flags(FlagCode... codes) {
        assertThat(actual.flags()).extracting(RaisedFlag::code).as("flags").containsExactly(codes);
        return this;
    }

    public PrescriptionAssert flag(FlagCode code, String... setIds) {
        assertThat(actual.flags())
                .as("flags")
                .contains(NamedSets.of(List.of(setIds)).flag(code));
        return this;
    }

    public PrescriptionAssert doesNotFlag(FlagCode code) {
        assertThat(actual.flags()).extracting(RaisedFlag::code).as("flags").doesNotContain(code);
        return this;
    }

    public PrescriptionAssert is(TargetStatus status) {
        assertThat(actual.status()).isEqualTo(status);
        return this;
    }

    public PrescriptionAssert expectsRpe(@Nullable String rpe) {
        Exact expected = top().expectedRpe();
        assertThat(expected == null ? null : expected.shown())
                .as("expected RPE")
                .isEqualTo(rpe);
        return this;
    }

    public PrescriptionAssert expectsBackoffReps(@Nullable Integer reps) {
        assertThat(backoff().expectedReps()).as("expected backoff reps").isEqualTo(reps);
        return this;
    }

    public PrescriptionAssert explains(String rule) {
        assertThat(actual.why()).extracting(Why::rule).as("rules").contains(rule);
        return this;
    }

    /** Asserts the sentence of the rule that moved the load. */
    public PrescriptionAssert says(String sentence) {
        assertThat(actual.why().getFirst().says()).isEqualTo(sentence);
        return this;
    }

    private PrescriptionAssert shows(String what, Exact value, String shown) {
        assertThat(value.shown()).as(what).isEqualTo(shown);
        return this;
    }

    private SlotWeek.Done done() {
        SlotWeek.Done done = actual.done();
        if (done == null) {
            throw new AssertionError("nothing was done before week " + actual.week());
        }
        return done;
    }

    private Prescription.Top top() {
        return topSet().top();
    }

    private Prescription.Backoff backoff() {
        return topSet().backoff();
    }

    private Prescription.TopSet topSet() {
        return (Prescription.TopSet) actual.prescription();
    }
}
