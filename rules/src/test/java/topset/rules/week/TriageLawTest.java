package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.contract.SetRole;
import topset.rules.LogArbitraries;
import topset.rules.LogArbitraries.Decided;
import topset.rules.LogArbitraries.Lifts;
import topset.rules.LogArbitraries.Log;
import topset.rules.TrainingLog;
import topset.rules.lift.LoggedSet;

/** Tests, for any training, what training-rules.md § 8 says about contradictions and decisions. */
@Domain(LogArbitraries.class)
@Domain(DomainContext.Global.class)
class TriageLawTest {
    private static final Set<FlagCode> DANGEROUS =
            EnumSet.of(FlagCode.PAIN_PERSISTS, FlagCode.PAIN_REPORTED, FlagCode.INJURED, FlagCode.SUDDEN_DROP);

    @Property(tries = 300)
    void one_week_of_a_lift_never_says_two_contradicting_things(
            @ForAll Lifts lifts, @ForAll Decided decided, @ForAll Log log) {
        for (var week : folded(lifts, decided, log, LogArbitraries.WEEKS)) {
            for (var slot : week.slots()) {
                assertNoContradiction(codes(slot), isRecordOfBackoff(slot, log));
            }
        }
    }

    @Property(tries = 300)
    void the_flags_that_are_shown_together_never_contradict_each_other(
            @ForAll Lifts lifts,
            @ForAll Decided decided,
            @ForAll Log log,
            @ForAll @IntRange(min = 1, max = LogArbitraries.WEEKS) int week) {
        for (var plans : plans(lifts, decided, log, week)) {
            for (var slotId : plans.slotIds()) {
                var codes = EnumSet.noneOf(FlagCode.class);
                var ofBackoff = true;
                for (var slot : plans.of(slotId)) {
                    for (var code : codes(slot)) {
                        if (plans.triage().stands(code, slotId, slot.week() > week)) {
                            codes.add(code);
                        }
                    }
                    ofBackoff &= !codes(slot).contains(FlagCode.PERSONAL_RECORD) || isRecordOfBackoff(slot, log);
                }
                assertNoContradiction(codes, ofBackoff);
            }
        }
    }

    @Property(tries = 300)
    void pain_injury_and_sudden_drops_are_shown_and_ask_for_a_decision(
            @ForAll Lifts lifts,
            @ForAll Decided decided,
            @ForAll Log log,
            @ForAll @IntRange(min = 1, max = LogArbitraries.WEEKS) int week) {
        for (var plans : plans(lifts, decided, log, week)) {
            for (var plan : plans.weeks()) {
                var isNext = plan.week() > week;
                for (var slot : plan.slots()) {
                    codes(slot).stream().filter(DANGEROUS::contains).forEach(code -> {
                        assertThat(plans.triage().stands(code, slot.slotId(), isNext))
                                .isTrue();
                        assertThat(plans.triage().asksForDecision(code, slot.slotId(), isNext))
                                .isTrue();
                    });
                }
                plan.flags().stream()
                        .map(RaisedFlag::code)
                        .filter(DANGEROUS::contains)
                        .forEach(code -> assertThat(plans.triage().asksForDecision(code, null, isNext))
                                .isTrue());
            }
        }
    }

    private static void assertNoContradiction(Set<FlagCode> codes, boolean isRecordOfBackoff) {
        assertThat(codes.containsAll(EnumSet.of(FlagCode.REDUCE_MORE, FlagCode.BACKOFFS_TOO_EASY)))
                .as("%s", codes)
                .isFalse();
        assertThat(!isRecordOfBackoff && codes.containsAll(EnumSet.of(FlagCode.STALLED, FlagCode.PERSONAL_RECORD)))
                .as("%s", codes)
                .isFalse();
    }

    /** The role of the set is read from the log, and not from the plan as the triage does. */
    private static boolean isRecordOfBackoff(SlotWeek slot, Log log) {
        var records = slot.flags().stream()
                .filter(flag -> flag.code() == FlagCode.PERSONAL_RECORD)
                .flatMap(flag -> flag.setIds().stream())
                .toList();
        return log.sets().stream()
                .filter(set -> records.contains(set.setId()))
                .map(LoggedSet::role)
                .allMatch(role -> role == SetRole.BACKOFF);
    }

    private static Set<FlagCode> codes(SlotWeek slot) {
        var codes = EnumSet.noneOf(FlagCode.class);
        slot.flags().forEach(flag -> codes.add(flag.code()));
        return codes;
    }

    /** The plans of one week and the next. */
    private record Plans(List<FoldedWeek> weeks) {

        Triage triage() {
            return new Triage(weeks.getFirst().slots(), weeks.getLast().slots());
        }

        Set<String> slotIds() {
            var ids = new HashSet<String>();
            weeks.forEach(week -> week.slots().forEach(slot -> ids.add(slot.slotId())));
            return ids;
        }

        List<SlotWeek> of(String slotId) {
            return weeks.stream()
                    .flatMap(week -> week.slots().stream())
                    .filter(slot -> slot.slotId().equals(slotId))
                    .toList();
        }
    }

    private static List<Plans> plans(Lifts lifts, Decided decided, Log log, int week) {
        var all = new ArrayList<Plans>();
        for (var program : List.of(TrainingLog.program(lifts.lifts()), decided.program())) {
            var folded = ProgramFold.fold(program, null, log.sets(), TrainingLog.late(week));
            all.add(new Plans(folded.subList(week - 1, week + 1)));
        }
        return all;
    }

    private static List<FoldedWeek> folded(Lifts lifts, Decided decided, Log log, int week) {
        return Stream.of(TrainingLog.program(lifts.lifts()), decided.program())
                .flatMap(program -> ProgramFold.fold(program, null, log.sets(), TrainingLog.late(week)).stream())
                .toList();
    }
}
