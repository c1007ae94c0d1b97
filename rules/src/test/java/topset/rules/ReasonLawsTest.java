package topset.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.LoadMode;
import topset.contract.RepRange;
import topset.contract.SetRole;
import topset.contract.TargetOverride;
import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.rules.LogArbitraries.Decided;
import topset.rules.LogArbitraries.Lifts;
import topset.rules.LogArbitraries.Log;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.Prescription;
import topset.rules.lift.Variant;
import topset.rules.load.Exact;
import topset.rules.load.LoadableWeights;
import topset.rules.load.Loads;
import topset.rules.load.RpeChart;
import topset.rules.week.FoldedWeek;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;
import topset.rules.week.Today;
import topset.rules.week.TodayBackoff;

/** Every number in a reason is a known one and leads to the load (training-rules.md § 17). */
@Domain(LogArbitraries.class)
@Domain(DomainContext.Global.class)
class ReasonLawsTest {

    private static final Pattern LOAD = Pattern.compile("(\\+?)(-?\\d+(?:\\.\\d+)?) (?:kg|lb)\\b");
    private static final Pattern RPE =
            Pattern.compile("(?:RPE|target|read as|between|and) (\\d+(?:\\.\\d+)?)(?! ?(?:kg|lb|%))");
    private static final Pattern PERCENT = Pattern.compile("(\\d+(?:\\.\\d+)?) %");
    private static final Pattern LESS_TENTH = Pattern.compile(
            "([\\d.]+) kg(?: and ([\\d.]+) kg of body)? less 10 % is ([\\d.]+) kg(?: and ([\\d.]+) kg of body)?");
    private static final Pattern CONVERTED = Pattern.compile(" \\([^()]* converted to [^()]*\\)");
    private static final Pattern OF_BODY = Pattern.compile(" and [\\d.]+ kg of body");
    private static final BigDecimal NEAR = new BigDecimal("0.11");

    /** A slot's week with the week before it and the targets of both. {@code before} is null in week 1. */
    private record Explained(
            ProgramDefinition program, @Nullable SlotWeek before, SlotWeek week) {

        Lift lift() {
            return lift(week.week());
        }

        Lift liftBefore() {
            return lift(Math.max(1, week.week() - 1));
        }

        private Lift lift(int n) {
            return program.liftsIn(n).stream()
                    .filter(lift -> lift.slotId().equals(week.slotId()))
                    .findFirst()
                    .orElseThrow();
        }

        @Nullable
        TargetOverride override() {
            return program.override(week.slotId(), week.week());
        }

        Why method() {
            return week.why().getFirst();
        }

        /** Returns the sentence with the prescribed load, without the coach's own words. */
        String aboutTheLoad() {
            TargetOverride override = override();
            if (override != null && override.load() != null) {
                return find("override").replace(": " + override.reason(), "");
            }
            if (week.hasDeload()) {
                return find("deload");
            }
            return lastOfTheLoad().says();
        }

        /**
         * Returns the reasons of the load in their order, without those of the override, the deload and the backoff.
         */
        List<Why> ofTheLoad() {
            return week.why().stream()
                    .filter(why -> !why.rule().startsWith("backoff.")
                            && !why.rule().equals("override")
                            && !why.rule().equals("deload"))
                    .toList();
        }

        Why lastOfTheLoad() {
            return ofTheLoad().getLast();
        }

        private String find(String rule) {
            return week.why().stream()
                    .filter(why -> why.rule().equals(rule))
                    .findFirst()
                    .orElseThrow()
                    .says();
        }

        Exact body() {
            return week.bodyweight() == null ? Exact.ZERO : week.bodyweight();
        }

        Exact bodyBefore() {
            return before == null || before.bodyweight() == null ? Exact.ZERO : before.bodyweight();
        }

        /** Whether the method's sentence contains exactly the prescribed load. */
        boolean isOfTheMethodAlone() {
            TargetOverride override = override();
            return (override == null || override.load() == null)
                    && !week.hasDeload()
                    && ofTheLoad().size() == 1;
        }
    }

    @Property(tries = 150)
    void numbers_are_rounded_as_a_person_would_say_them(@ForAll Lifts lifts, @ForAll Decided decided, @ForAll Log log) {
        for (Explained explained : explained(lifts, decided, log)) {
            for (Why why : explained.week().why()) {
                for (String number : loads(why.says())) {
                    assertThat(new BigDecimal(number).scale()).as(why.says()).isLessThanOrEqualTo(1);
                }
                for (Pattern halves : List.of(RPE, PERCENT)) {
                    for (String number : numbers(halves, why.says())) {
                        assertThat(new BigDecimal(number).remainder(new BigDecimal("0.5")))
                                .as(why.says())
                                .isZero();
                    }
                }
            }
        }
    }

    @Property(tries = 150)
    void every_load_is_one_of_the_week_or_of_a_named_computation(
            @ForAll Lifts lifts, @ForAll Decided decided, @ForAll Log log) {
        for (Explained explained : explained(lifts, decided, log)) {
            for (Why why : explained.week().why()) {
                List<Exact> known = known(explained);
                addMiniSets(known, explained.before(), why, log);
                if (isOfPain(why)) {
                    addPain(known, explained, why, log);
                }
                assertThat(known)
                        .map(ReasonLawsTest::said)
                        .as(why.rule() + ": " + why.says())
                        .containsAll(loads(why.says()));
            }
        }
    }

    @Property(tries = 150)
    void the_sentence_ends_with_the_load(@ForAll Lifts lifts, @ForAll Decided decided, @ForAll Log log) {
        for (Explained explained : explained(lifts, decided, log)) {
            Prescription asked = explained.week().prescription();
            String says = explained.aboutTheLoad();
            boolean rounded = !said(asked.exactLoad()).equals(said(asked.load()));
            assertThat(says.contains("loaded as")).as(says).isEqualTo(rounded);
            String plain =
                    OF_BODY.matcher(CONVERTED.matcher(says).replaceAll("")).replaceAll("");
            if (rounded) {
                assertThat(loads(plain).getLast()).as(says).isEqualTo(said(asked.load()));
            }
            String computed = plain.replaceAll("[, (]*loaded as .*", "");
            Matcher plus = Pattern.compile(
                            "\\+([\\d.]+) kg(?: \\(10 % of [^()]*\\))?(?: to ([\\d.]+) kg.*| (plus what rounding left over))?$")
                    .matcher(computed);
            if (plus.find()) {
                String base = plus.group(2) == null ? loads(computed).getFirst() : plus.group(2);
                BigDecimal sum = new BigDecimal(base).add(new BigDecimal(plus.group(1)));
                if (plus.group(3) == null) {
                    assertNear(sum, asked.exactLoad(), says);
                } else {
                    assertThat(asked.exactLoad().rounded(3)).as(says).isGreaterThan(sum.subtract(NEAR));
                }
            } else {
                assertThat(loads(computed).getLast()).as(says).isEqualTo(said(asked.exactLoad()));
            }
        }
    }

    @Property(tries = 150)
    void a_tenth_less_is_a_tenth_less(@ForAll Lifts lifts, @ForAll Decided decided, @ForAll Log log) {
        for (Explained explained : explained(lifts, decided, log)) {
            String says = CONVERTED.matcher(explained.method().says()).replaceAll("");
            assertATenthLess(says);
            for (Why why : explained.ofTheLoad()) {
                if (isOfPain(why)) {
                    String ofPain = CONVERTED.matcher(why.says()).replaceAll("");
                    assertThat(ofPain.contains(" less 10 % is "))
                            .as(ofPain)
                            .isEqualTo(why.rule().equals("pain.reduce"));
                    assertATenthLess(ofPain);
                }
            }
            boolean reduces = Set.of("linear.reset", "double.reset", "wave.reset", "layoff.reduce", "rpe.failed")
                    .contains(explained.method().rule());
            assertThat(says.contains(" less 10 % is ")).as(says).isEqualTo(reduces);
        }
    }

    private static void assertATenthLess(String says) {
        Matcher less = LESS_TENTH.matcher(says);
        if (less.find()) {
            BigDecimal before = number(less.group(1)).add(number(less.group(2)));
            BigDecimal after = number(less.group(3)).add(number(less.group(4)));
            assertThat(before.multiply(new BigDecimal("0.9")).subtract(after).abs())
                    .as(says)
                    .isLessThan(NEAR);
        }
    }

    private static boolean isOfPain(Why why) {
        return Set.of("pain.hold", "pain.reduce", "injury.hold").contains(why.rule());
    }

    /** A load that is held for pain or injury is at most each of the limits that its sentence names. */
    @Property(tries = 150)
    void pain_and_injury_never_ask_for_more_than_the_week_before(
            @ForAll Lifts lifts, @ForAll Decided decided, @ForAll Log log) {
        for (Explained explained : explained(lifts, decided, log)) {
            SlotWeek before = explained.before();
            Exact smallest = LoadableWeights.of(explained.lift().equipment()).smallest();
            TargetOverride override = explained.override();
            if (before == null
                    || !isOfPain(explained.lastOfTheLoad())
                    || (override != null && override.load() != null)) {
                continue;
            }
            Exact load = explained.week().prescription().load();
            String says = explained.lastOfTheLoad().says();
            // An injury without pain holds the load that a deload week would have had.
            SlotWeek held =
                    explained.ofTheLoad().stream().anyMatch(why -> why.rule().startsWith("pain."))
                            ? before
                            : before.withoutDeload();
            assertThat(Loads.compare(load, held.prescription().load().max(smallest)))
                    .as(says)
                    .isLessThanOrEqualTo(0);
            for (LoggedSet set : log.sets()) {
                if (explained.ofTheLoad().stream().anyMatch(why -> why.setIds().contains(set.setId()) && isOfPain(why))
                        && set.role() != SetRole.BACKOFF
                        && explained.bodyBefore().signum() == 0) {
                    assertThat(Loads.compare(
                                    load, set.loadIn(explained.lift().unit()).max(smallest)))
                            .as(says)
                            .isLessThanOrEqualTo(0);
                }
            }
        }
    }

    @Property(tries = 150)
    void a_raise_is_higher_a_hold_the_same_and_a_lower_load_not_more(
            @ForAll Lifts lifts, @ForAll Decided decided, @ForAll Log log) {
        for (Explained explained : explained(lifts, decided, log)) {
            SlotWeek before = explained.before();
            if (before == null || !explained.isOfTheMethodAlone()) {
                continue;
            }
            Exact asked = converted(explained, before.prescription().load());
            Exact lifted = before.week() == explained.week().week() - 1 ? lifted(explained) : null;
            Exact exact = explained.week().prescription().exactLoad();
            Exact load = explained.week().prescription().load();
            String says = explained.method().says();
            switch (explained.method().rule()) {
                case "linear.hit" -> {
                    if (!says.contains("the most that can be loaded")) {
                        assertThat(exact).as(says).isGreaterThan(asked);
                    }
                }
                case "double.raise" -> {
                    assertThat(exact).as(says).isGreaterThan(asked);
                    Exact from =
                            asked.max(converted(explained, before.prescription().exactLoad()));
                    assertThat(exact.minus(from))
                            .as(says)
                            .isLessThanOrEqualTo(
                                    asked.plus(explained.bodyBefore()).times(Exact.ratio(1, 10)));
                }
                case "double.bridge" -> {
                    Exact next = LoadableWeights.of(explained.liftBefore().equipment())
                            .above(asked.plus(Exact.parse("0.05")));
                    assertThat(next).as(says).isNotNull();
                    if (next != null) {
                        assertThat(next).as(says).isGreaterThan(asked.times(Exact.parse("1.1")));
                        assertThat(exact)
                                .as(says)
                                .isEqualTo(
                                        says.contains("raised 5 times")
                                                ? next
                                                : converted(
                                                        explained,
                                                        before.prescription().exactLoad()));
                    }
                }
                case "rpe.raise" -> {
                    assertThat(lifted).isNotNull();
                    assertThat(exact.max(load)).as(says).isGreaterThan(lifted);
                }
                case "rpe.lower" -> {
                    assertThat(lifted).isNotNull();
                    assertThat(exact).as(says).isLessThanOrEqualTo(lifted);
                }
                case "rpe.hold" -> {
                    if (!says.contains("lighter than")) {
                        assertThat(lifted).isNotNull();
                        assertThat(exact).as(says).isEqualTo(lifted);
                    }
                }
                case "linear.repeat", "rpe.no-evidence", "double.hold" ->
                    assertThat(exact).as(says).isEqualTo(asked);
                case "linear.reset", "double.reset", "rpe.failed" ->
                    assertThat(exact).as(says).isLessThan(asked.max(Exact.parse("0.001")));
                default -> {}
            }
        }
    }

    @Property(tries = 200)
    void the_backoff_of_the_day_is_off_the_load_that_its_reason_names(
            @ForAll Lifts lifts, @ForAll Log log, @ForAll long seed) {
        for (Lift lift : lifts.lifts()) {
            SlotWeek first = TrainingLog.week(
                    ProgramFold.fold(TrainingLog.program(List.of(lift)), null, log.sets(), TrainingLog.late(1)),
                    lift.slotId(),
                    1);
            for (String session :
                    log.sets().stream().map(LoggedSet::sessionId).distinct().toList()) {
                List<LoggedSet> sets = new ArrayList<>(Today.setsOf(
                        lift,
                        List.of(lift),
                        log.sets().stream()
                                .filter(set -> set.sessionId().equals(session))
                                .toList()));
                TodayBackoff today = Today.backoff(lift, first, sets);
                sets.addAll(List.copyOf(sets));
                Collections.shuffle(sets, new Random(seed));
                assertThat(Today.backoff(lift, first, sets))
                        .as("any first part")
                        .isEqualTo(today);
                if (today != null && today.why().getFirst().rule().equals("backoff.after-pain")) {
                    assertNoMoreThanPainAllows(today, sets);
                } else if (today != null) {
                    assertOffTheBase(today);
                }
            }
        }
    }

    private static void assertOffTheBase(TodayBackoff today) {
        String says = today.why().getFirst().says();
        Matcher off = Pattern.compile("([\\d.]+) % off ([\\d.]+) kg$").matcher(says);
        assertThat(off.find()).as(says).isTrue();
        BigDecimal left = BigDecimal.valueOf(100).subtract(new BigDecimal(off.group(1)));
        assertNear(new BigDecimal(off.group(2)).multiply(left).movePointLeft(2), today.exactLoad(), says);
        assertThat(loads(says).stream().distinct().count())
                .as(says)
                .isLessThanOrEqualTo(today.why().getFirst().rule().equals("backoff.today") ? 1 : 2);
    }

    /**
     * Asserts that the sentence names the load from which the backoff is computed, and that a painful backoff set
     * limits the result.
     */
    private static void assertNoMoreThanPainAllows(TodayBackoff today, List<LoggedSet> sets) {
        String says = today.why().getFirst().says();
        Matcher off = Pattern.compile("([\\d.]+) % off ([\\d.]+) kg").matcher(says);
        assertThat(off.find()).as(says).isTrue();
        BigDecimal left = BigDecimal.valueOf(100).subtract(new BigDecimal(off.group(1)));
        BigDecimal computed = new BigDecimal(off.group(2)).multiply(left).movePointLeft(2);
        boolean limited = says.contains("in a backoff set");
        BigDecimal most = new BigDecimal(loads(says).getLast());
        assertNear(limited ? computed.min(most) : computed, today.exactLoad(), says);
        for (LoggedSet set : sets) {
            if (set.pain() && set.role() == SetRole.BACKOFF) {
                assertThat(today.exactLoad())
                        .isLessThanOrEqualTo(set.loadIn(WeightUnit.KG).times(Exact.ratio(9, 10)));
            }
            if (set.pain() && set.role() == SetRole.TOP) {
                Exact base = set.loadIn(WeightUnit.KG).times(Exact.ratio(9, 10));
                assertThat(today.exactLoad()).isLessThanOrEqualTo(base.lessPercent(today.reduction()));
            }
        }
    }

    private static void assertNear(BigDecimal said, Exact exact, String says) {
        assertThat(said.subtract(exact.rounded(3)).abs()).as(says).isLessThan(NEAR);
    }

    private static BigDecimal number(@Nullable String text) {
        return text == null ? BigDecimal.ZERO : new BigDecimal(text);
    }

    /** Returns the deciding set's load, converted to next week's target. */
    private static @Nullable Exact lifted(Explained explained) {
        SlotWeek.Done done = explained.week().done();
        return done == null || done.decidingSet() == null
                ? null
                : converted(explained, done.decidingSet().load());
    }

    /** Converts a load to next week's reps and RPE (training-rules.md § 3). */
    private static Exact converted(Explained explained, Exact load) {
        RepTarget seen = RepTarget.seen(explained);
        RepTarget next = RepTarget.next(explained);
        if (next == null || (seen.reps() == next.reps() && seen.rpe().equals(next.rpe()))) {
            return load;
        }
        Exact body = explained.bodyBefore();
        Exact total = load.plus(body).times(next.pct()).over(seen.pct());
        return body.signum() == 0 ? total : total.minus(body).max(Exact.ZERO);
    }

    private record RepTarget(int reps, Exact rpe, Exact ceiling) {

        Exact pct() {
            return RpeChart.pct(reps, rpe);
        }

        static RepTarget seen(Explained explained) {
            SlotWeek before = Objects.requireNonNull(explained.before());
            return switch (before.withoutDeload().prescription()) {
                case Prescription.TopSet set ->
                    new RepTarget(set.top().reps(), set.top().rpe(), set.top().ceiling());
                case Prescription.Straight straight ->
                    worth(Objects.requireNonNullElse(straight.miniSets(), Variant.STRAIGHT), straight.reps());
            };
        }

        /** Returns the reps of the lighter week with the RPE of the planned one. */
        static RepTarget ofDeload(SlotWeek deload) {
            return switch (deload.prescription()) {
                case Prescription.TopSet set -> {
                    Prescription.Top planned =
                            ((Prescription.TopSet) deload.withoutDeload().prescription()).top();
                    yield new RepTarget(set.top().reps(), planned.rpe(), planned.ceiling());
                }
                case Prescription.Straight straight ->
                    worth(Objects.requireNonNullElse(straight.miniSets(), Variant.STRAIGHT), straight.reps());
            };
        }

        /**
         * Returns what a load is meant for: twice the reps of a mini-set at RPE 8 for clusters, otherwise the most reps
         * at RPE 9.
         */
        private static RepTarget worth(Variant variant, RepRange reps) {
            return variant == Variant.CLUSTER
                    ? new RepTarget(2 * reps.max(), Exact.of(8), Exact.of(9))
                    : new RepTarget(reps.max(), Exact.of(9), Exact.of(9));
        }

        /**
         * Returns next week's target; null if no load is converted, which holds for waves, for straight sets that stay
         * straight, and for another exercise.
         */
        static @Nullable RepTarget next(Explained explained) {
            Lift before = explained.liftBefore();
            Lift lift = explained.lift();
            boolean straight = lift.scheme().variant() == Variant.STRAIGHT;
            if (before.method().name().equals("WAVE")
                    || (straight && before.scheme().variant() == Variant.STRAIGHT)
                    || !before.exercise().equals(lift.exercise())) {
                return null;
            }
            return of(explained);
        }

        /** Returns the planned reps and RPE. A deload is planned from the week without the coach's reps. */
        static RepTarget of(Explained explained) {
            return of(explained.lift(), explained.week().hasDeload() ? null : explained.override());
        }

        private static RepTarget of(Lift lift, @Nullable TargetOverride override) {
            if (lift.scheme().top() == null) {
                Variant variant = lift.scheme().variant();
                Integer reps = variant == Variant.STRAIGHT || override == null ? null : override.reps();
                return worth(variant, reps == null ? lift.scheme().reps() : new RepRange(reps, reps));
            }
            boolean wave = lift.method().name().equals("WAVE");
            int target = wave
                    ? lift.method().waveReps().getFirst()
                    : lift.scheme().top().target();
            int reps = wave || override == null || override.reps() == null ? target : override.reps();
            return new RepTarget(
                    reps, lift.scheme().top().rpe(), lift.scheme().top().ceiling());
        }
    }

    private static List<Exact> known(Explained explained) {
        List<Exact> known = new ArrayList<>(List.of(
                explained.body(),
                explained.bodyBefore(),
                explained.lift().start().firstLoad()));
        Lift.Start start = explained.lift().start();
        if (start.swap() != null) {
            known.add(start.swap().e1rm());
        }
        if (start.oneRepMax() != null) {
            known.add(start.oneRepMax());
        }
        addPrescription(known, explained.week().prescription());
        addPrescription(known, explained.week().withoutDeload().prescription());
        addState(known, explained.week());
        TargetOverride override = explained.override();
        if (override != null && override.load() != null) {
            known.add(Exact.of(override.load()));
        }
        SlotWeek before = explained.before();
        if (before != null) {
            addPrescription(known, before.prescription());
            addPrescription(known, before.withoutDeload().prescription());
            addState(known, before);
            addComputed(known, explained, before);
        }
        return known;
    }

    /**
     * Adds the loads of the painful sets that the reason names, the results of the reasons before it, and a tenth less
     * of each.
     */
    private static void addPain(List<Exact> known, Explained explained, Why why, Log log) {
        List<Exact> loads = new ArrayList<>();
        SlotWeek before = Objects.requireNonNull(explained.before());
        loads.add(before.prescription().load());
        loads.add(before.withoutDeload().prescription().load());
        for (LoggedSet set : log.sets()) {
            if (why.setIds().contains(set.setId())) {
                LoggedSet own = explained.lift().exercise().equals("weighted-dip") ? asDip(set) : set;
                loads.add(own.loadIn(explained.lift().unit()));
            }
        }
        Exact base = before.state().method().get("base");
        if (base != null) {
            Lift wave = explained.liftBefore();
            Exact rpe = Objects.requireNonNull(wave.scheme().top()).rpe();
            int step = wave.method().waveReps().get(before.state().method().count("step"));
            loads.add(base.times(RpeChart.pct(step, rpe))
                    .over(RpeChart.pct(wave.method().waveReps().getFirst(), rpe)));
        }
        for (Exact load : List.copyOf(loads)) {
            loads.add(convertedForPain(explained, load));
            if (before.hasDeload()) {
                Exact factor = RepTarget.of(explained)
                        .pct()
                        .over(RepTarget.ofDeload(before).pct());
                Exact body = explained.bodyBefore();
                loads.add(load.plus(body).times(factor).minus(body).max(Exact.ZERO));
            }
        }
        known.addAll(loads);
        Exact now = explained.body();
        for (Exact load : List.copyOf(known)) {
            known.add(load.plus(now).times(Exact.ratio(9, 10)).minus(now).max(Exact.ZERO));
        }
        explained.ofTheLoad().stream()
                .takeWhile(each -> !each.equals(why))
                .flatMap(each -> loads(each.says()).stream())
                .forEach(load -> known.add(Exact.parse(load)));
    }

    /** Returns the load converted to the next week's target, also if the lift was a wave. */
    private static Exact convertedForPain(Explained explained, Exact load) {
        if (!explained.liftBefore().method().name().equals("WAVE")) {
            return converted(explained, load);
        }
        Exact factor =
                RepTarget.of(explained).pct().over(RepTarget.seen(explained).pct());
        return load.times(factor);
    }

    /**
     * Adds the lightest of the sets that the reason names. A week of mini-sets is described by it, not only by the
     * deciding set.
     */
    private static void addMiniSets(List<Exact> known, @Nullable SlotWeek before, Why why, Log log) {
        if (before != null
                && before.prescription() instanceof Prescription.Straight straight
                && straight.miniSets() != null) {
            log.sets().stream()
                    .filter(set -> why.setIds().contains(set.setId()))
                    .forEach(set -> known.add(set.loadIn(straight.unit())));
        }
    }

    private static void addPrescription(List<Exact> known, Prescription asked) {
        known.add(asked.load());
        known.add(asked.exactLoad());
    }

    private static void addState(List<Exact> known, SlotWeek week) {
        Stream.of("estimate", "base")
                .map(name -> week.state().method().get(name))
                .filter(Objects::nonNull)
                .forEach(known::add);
    }

    /** Adds the intermediate results of training-rules.md § 3, which a sentence names but no set prescribes. */
    private static void addComputed(List<Exact> known, Explained explained, SlotWeek before) {
        Exact asked = before.withoutDeload().prescription().load();
        Exact then = explained.bodyBefore();
        Exact now = explained.body();
        LoadableWeights loadable = LoadableWeights.of(explained.liftBefore().equipment());
        List<Exact> loads = new ArrayList<>(
                List.of(asked, before.withoutDeload().prescription().exactLoad()));
        SlotWeek.Done done = explained.week().done();
        SlotWeek.DoneSet set = done == null ? null : done.decidingSet();
        if (set != null) {
            known.add(set.load());
            loads.add(set.load());
        }
        for (Exact load : loads) {
            Exact converted = converted(explained, load);
            known.add(converted);
            known.add(converted.plus(explained.liftBefore().method().increment()));
            known.add(converted.plus(converted(explained, asked).plus(then).times(Exact.ratio(1, 10))));
            for (String share : List.of("0.9", "1.05")) {
                known.add(converted
                        .plus(then)
                        .times(Exact.parse(share))
                        .minus(now)
                        .max(Exact.ZERO));
            }
        }
        known.add(loadable.largest());
        Exact aboveAsked = loadable.above(converted(explained, asked).plus(Exact.parse("0.05")));
        if (aboveAsked != null) {
            known.add(aboveAsked);
        }
        if (set != null && set.reps() > 0) {
            Exact rpe = set.rpe() == null ? Exact.of(10) : set.rpe();
            RepTarget changed = RepTarget.next(explained);
            RepTarget next = changed == null ? RepTarget.seen(explained) : changed;
            Exact estimate = set.load().plus(then).over(RpeChart.pct(set.reps(), rpe));
            known.add(estimate);
            known.add(estimate.times(RpeChart.pct(next.reps(), next.ceiling()))
                    .minus(now)
                    .max(Exact.ZERO));
            Exact smoothed = before.state().method().get("estimate");
            List<Exact> estimates = smoothed == null
                    ? List.of(estimate)
                    : List.of(estimate, smoothed, estimate.plus(smoothed).times(Exact.ratio(1, 2)));
            for (Exact each : estimates) {
                known.add(each);
                known.add(each.times(next.pct()).minus(now).max(Exact.ZERO));
            }
            Exact above = loadable.above(converted(explained, set.load()).plus(Exact.parse("0.05")));
            if (above != null) {
                known.add(above);
            }
        }
        Exact base = before.state().method().get("base");
        if (base != null) {
            addWave(known, explained, base);
        }
    }

    /**
     * Adds the steps of a wave, unchanged, heavier or lighter, and their loads if the lift was changed to another
     * method.
     */
    private static void addWave(List<Exact> known, Explained explained, Exact base) {
        List<Integer> steps = explained.liftBefore().method().waveReps();
        Exact rpe =
                Objects.requireNonNull(explained.liftBefore().scheme().top()).rpe();
        Exact increment = explained.liftBefore().method().increment();
        for (Exact wave : List.of(base, base.plus(increment), base.times(Exact.ratio(9, 10)))) {
            known.add(wave);
            Exact max = wave.over(RpeChart.pct(steps.getFirst(), rpe));
            known.add(max.times(RepTarget.of(explained).pct()));
            for (int step : steps) {
                known.add(max.times(RpeChart.pct(step, rpe)));
            }
        }
    }

    private static String said(Exact load) {
        BigDecimal tenths = new BigDecimal(load.numerator())
                .divide(new BigDecimal(load.denominator()), 1, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return tenths.scale() < 0 ? tenths.setScale(0).toPlainString() : tenths.toPlainString();
    }

    /** Returns the loads in a sentence. An increment is a setting and no load. */
    private static List<String> loads(String says) {
        List<String> loads = new ArrayList<>();
        Matcher matcher = LOAD.matcher(says);
        while (matcher.find()) {
            if (matcher.group(1).isEmpty()) {
                loads.add(matcher.group(2));
            }
        }
        return loads;
    }

    private static List<String> numbers(Pattern pattern, String says) {
        return pattern.matcher(says).results().map(found -> found.group(1)).toList();
    }

    private static List<Explained> explained(Lifts lifts, Decided decided, Log log) {
        List<Explained> explained = new ArrayList<>();
        addExplained(explained, TrainingLog.program(lifts.lifts()), log.sets());
        addExplained(explained, decided.program(), log.sets());
        addExplained(
                explained,
                dips(),
                log.sets().stream().map(ReasonLawsTest::asDip).toList());
        return explained;
    }

    private static void addExplained(List<Explained> explained, ProgramDefinition program, List<LoggedSet> sets) {
        List<FoldedWeek> weeks = ProgramFold.fold(program, null, sets, TrainingLog.late(LogArbitraries.WEEKS + 1));
        for (int n = 0; n < weeks.size(); n++) {
            for (SlotWeek week : weeks.get(n).slots()) {
                SlotWeek before = n == 0 ? null : TrainingLog.week(weeks, week.slotId(), week.week() - 1);
                explained.add(new Explained(program, before, week));
            }
        }
    }

    /** Returns a program of weighted dips with the RPE method. The lifter's bodyweight rises from 80 to 83.5. */
    private static ProgramDefinition dips() {
        Lift bench = LiftOf.the("bench-press").method("RPE").from("20").lift();
        Lift dip = new Lift(
                "dip",
                1,
                "weighted-dip",
                WeightUnit.KG,
                LoadMode.ADDED_TO_BODYWEIGHT,
                bench.scheme(),
                bench.method(),
                bench.start(),
                bench.equipment(),
                null,
                false);
        return ProgramOf.the(dip)
                .weighing(0, "80")
                .weighing(2, "81")
                .weighing(4, "83.5")
                .program();
    }

    private static LoggedSet asDip(LoggedSet set) {
        return new LoggedSet(
                set.setId(),
                set.sessionId(),
                set.sessionStart(),
                set.day(),
                set.role() == SetRole.STRAIGHT ? set.exercise() : "weighted-dip",
                set.role(),
                set.load().minus(Exact.of(80)).max(Exact.ZERO),
                set.unit(),
                set.reps(),
                set.rpe(),
                set.pain(),
                set.completedAt(),
                set.slotId());
    }
}
