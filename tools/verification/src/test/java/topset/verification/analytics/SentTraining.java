package topset.verification.analytics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.BACKOFF;
import static topset.contract.SetRole.TOP;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import topset.testsupport.Lifts;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.PlanSlots;
import topset.verification.support.SessionClient;
import topset.verification.support.SetRequest;

/**
 * The training of a gym's lifters. It is sent over HTTP, and its final state is kept here for comparison. Each lifter
 * has one session a week, with a top set and three backoff sets; some weeks are missed. Some top sets and some backoff
 * sets are corrected, removed, or logged weeks later. All sets of one session are removed, and one lifter's program
 * ends.
 */
final class SentTraining {
    static final int LIFTERS = 20;
    static final int WEEKS = 5;

    /** The index of the lifter whose short session in week 2 is removed later. */
    private static final int BRIEF = LIFTERS - 2;

    private static final int LEAVING = LIFTERS - 1;

    private final GymClient gym;
    private final Random random;
    private final LocalDate startsOn;
    private final Map<UUID, Sent> sent = new LinkedHashMap<>();
    private final Map<UUID, SetRequest> bodies = new LinkedHashMap<>();
    private final List<SessionClient> trainings = new ArrayList<>();
    private final List<Late> late = new ArrayList<>();
    private final Map<String, UUID> programs = new HashMap<>();
    private final List<UUID> brief = new ArrayList<>();

    /** A set as it is after all corrections. */
    record Sent(
            String athlete, LocalDate day, int week, BigDecimal load, int reps, boolean top, SessionClient training) {}

    private record Late(SessionClient training, int week, LocalDate day) {}

    SentTraining(GymClient gym, long seed) {
        this.gym = gym;
        this.random = new Random(seed);
        // The last session is three weeks in the past, so that late sets can follow it.
        this.startsOn = LocalDate.now(ZoneOffset.UTC).minusDays(7L * WEEKS + 21);
    }

    GymClient gym() {
        return gym;
    }

    List<Sent> kept() {
        return List.copyOf(sent.values());
    }

    void trainFirstHalf() {
        for (int i = 0; i < LIFTERS; i++) {
            var lifter = lifter(i).profile(ZoneId.of("Etc/UTC"));
            programs.put(lifter.id(), lifter.program(startsOn, Lifts.bench()));
        }
        train(1, WEEKS / 2);
    }

    void trainSecondHalf() {
        train(WEEKS / 2 + 1, WEEKS);
    }

    private void train(int from, int to) {
        for (int week = from; week <= to; week++) {
            for (int i = 0; i < LIFTERS; i++) {
                var isBrief = i == BRIEF && week == 2;
                // The first lifter misses no week. So every week of the gym has at least one session.
                if (i > 0 && !isBrief && random.nextInt(8) == 0) {
                    continue;
                }
                var day = startsOn.plusDays(7L * (week - 1) + random.nextInt(7));
                var training = lifter(i).train(at(day), 1);
                trainings.add(training);
                var sets = new ArrayList<SetRequest>();
                var top = new BigDecimal(100 + 5 * random.nextInt(10));
                sets.add(SetRequest.bench(TOP, top.toPlainString(), 4, "8.5", at(day).plusMinutes(10)));
                for (int set = 0; set < (isBrief ? 1 : 3); set++) {
                    sets.add(backoff(at(day).plusMinutes(15 + 5L * set)));
                }
                training.batch(sets).expect(201);
                sets.forEach(each -> remember(each, training, day));
                if (isBrief) {
                    sets.forEach(each -> brief.add(each.setId()));
                } else if (i > 0 && random.nextInt(10) == 0) {
                    late.add(new Late(training, week, day));
                }
            }
        }
    }

    /**
     * Corrects one of each hundred sets and removes one of each hundred, both top sets and backoffs. The removed sets
     * include all sets of one short session.
     */
    void correctAndRemoveOneInAHundred() {
        int each = sent.size() / 100;
        assertThat(each).isGreaterThan(brief.size());
        var tops = others(true);
        var backoffs = others(false);
        correct(
                tops.get(3),
                requireNonNull(bodies.get(tops.get(3))).set().load().value().add(new BigDecimal("7.5")),
                4,
                "8.5");
        for (int i = 1; i < each; i++) {
            correct(backoffs.get(7 * i), new BigDecimal("92.5"), 7, "9");
        }
        remove(tops.get(9));
        brief.forEach(this::remove);
        for (int i = brief.size() + 1; i < each; i++) {
            remove(backoffs.get(7 * i + 3));
        }
    }

    /** Returns sets that no other step changes, of lifters who may miss weeks. */
    private List<UUID> others(boolean top) {
        var taken = new HashSet<>(late.stream().map(Late::training).toList());
        return sent.entrySet().stream()
                .filter(each -> each.getValue().top() == top)
                .filter(each -> !each.getValue().athlete().equals(lifter(0).id()))
                .filter(each -> !taken.contains(each.getValue().training()))
                .map(Map.Entry::getKey)
                .filter(each -> !brief.contains(each))
                .toList();
    }

    private void correct(UUID id, BigDecimal load, int reps, String rpe) {
        var before = requireNonNull(sent.get(id));
        var corrected = requireNonNull(bodies.get(id)).corrected(load.toPlainString(), reps, rpe);
        before.training().correct(corrected).expect(200);
        remember(corrected, before.training(), before.day());
    }

    private void remove(UUID id) {
        requireNonNull(sent.remove(id)).training().remove(id).expect(200);
    }

    /**
     * Logs sets three weeks late. Every second of them is a top set that is heavier than all other sets of its week.
     */
    void logThreeWeeksLate() {
        assertThat(late).hasSizeGreaterThan(1);
        for (int i = 0; i < late.size(); i++) {
            var each = late.get(i);
            var at = at(each.day()).plusMinutes(40);
            var set = i % 2 == 0 ? SetRequest.bench(TOP, "152.5", 4, "8.5", at) : backoff(at);
            each.training().log(set);
            remember(set, each.training(), each.day());
        }
    }

    void endOneProgram() {
        var program = requireNonNull(programs.get(leaving()));
        gym.coach()
                .programs()
                .post("/v1/programs/" + program + "/end", Map.of())
                .expect(200);
    }

    /** Returns the id of the lifter whose program ends. */
    String leaving() {
        return lifter(LEAVING).id();
    }

    /**
     * Returns next week's top set of each lifter except {@link #leaving}, from the program service: athlete, week,
     * load, unit.
     */
    List<String> nextWeek() {
        return programs.keySet().stream()
                .filter(each -> !each.equals(leaving()))
                .sorted()
                .map(gym::lifter)
                .map(lifter -> lifter.plan("next", 0))
                .map(plan -> {
                    var lift = PlanSlots.of(plan, Lifts.BENCH);
                    return "%s %s %s %s"
                            .formatted(
                                    plan.getAthleteId(),
                                    plan.getWeek(),
                                    lift.getTop().getLoad().setScale(3),
                                    lift.getUnit());
                })
                .toList();
    }

    private SetRequest backoff(OffsetDateTime at) {
        return SetRequest.bench(
                BACKOFF, String.valueOf(80 + 2.5 * random.nextInt(8)), 8 + random.nextInt(4), "7.5", at);
    }

    private void remember(SetRequest set, SessionClient training, LocalDate day) {
        var week = (int) (ChronoUnit.DAYS.between(startsOn, day) / 7) + 1;
        bodies.put(set.setId(), set);
        sent.put(
                set.setId(),
                new Sent(
                        training.lifter().id(),
                        day,
                        week,
                        set.set().load().value(),
                        set.set().reps(),
                        set.set().role() == TOP,
                        training));
    }

    private GymCaller lifter(int number) {
        return gym.lifter("lifter-" + number);
    }

    private static OffsetDateTime at(LocalDate day) {
        return day.atTime(LocalTime.of(18, 0)).atOffset(ZoneOffset.UTC);
    }
}
