package topset.local.demo;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import topset.client.http.ApiException;
import topset.client.program.WeekPlan;
import topset.client.session.CompleteSet;
import topset.client.session.Session;

/** Simulates the training of a gym: a set takes a second or two instead of three minutes. */
public final class FastMotion implements Runnable {
    private static final int AT_ONCE = 3;

    private final MadeUpGym gym;
    private final DemoApi api;
    private final ZoneId zone;
    private final Consumer<String> output;
    private final Random chance = new Random();
    private final List<Running> running = new ArrayList<>();
    private int turn;

    public FastMotion(MadeUpGym gym, DemoApi api, ZoneId zone, Consumer<String> output) {
        this.gym = gym;
        this.api = api;
        this.zone = zone;
        this.output = output;
    }

    @Override
    public void run() {
        boolean goesOn = true;
        while (goesOn) {
            try {
                step();
                goesOn = pause(400 + chance.nextInt(900));
            } catch (ApiException | IllegalStateException e) {
                running.clear();
                output.accept("  (waiting: " + e.getMessage() + ")");
                goesOn = pause(3_000);
            }
        }
    }

    private static boolean pause(int millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void step() {
        var lifters = gym.lifters();
        for (int asked = 0; running.size() < AT_ONCE && asked < lifters.size(); asked++) {
            var lifter = lifters.get(turn % lifters.size());
            int round = turn / lifters.size();
            turn++;
            if (running.stream().noneMatch(each -> each.lifter.equals(lifter))) {
                begin(lifter, round).ifPresent(running::add);
            }
        }
        if (!running.isEmpty()) {
            var one = running.get(chance.nextInt(running.size()));
            if (one.isDone()) {
                one.finish();
                running.remove(one);
            } else {
                one.logNext();
            }
        }
    }

    /** If all days are finished, one day is repeated from its first set. */
    private Optional<Running> begin(MadeUpLifter lifter, int round) {
        var plan = gym.currentPlan(lifter);
        int week = plan.getWeek();
        var days = gym.days(lifter, week);
        for (int day : days) {
            var before = api.session(gym.session(lifter, week, day));
            if (before.isEmpty()) {
                api.start(gym.session(lifter, week, day), lifter.id(), day, OffsetDateTime.now(zone));
            }
            if (before.filter(FastMotion::isFinished).isEmpty()) {
                int done = before.map(each -> each.getSets().size()).orElse(0);
                return Optional.of(begin(lifter, day, plan, done));
            }
        }
        if (days.isEmpty()) {
            return Optional.empty();
        }
        int day = days.get(round % days.size());
        var session = gym.session(lifter, week, day);
        api.logging()
                .getSession(session, null)
                .getSets()
                .forEach(set -> api.logging().removeSet(session, set.getSetId(), null));
        return Optional.of(begin(lifter, day, plan, 0));
    }

    private Running begin(MadeUpLifter lifter, int day, WeekPlan plan, int done) {
        int week = plan.getWeek();
        var sets = gym.performance(lifter, chance).sets(plan, day, week, OffsetDateTime.now(zone));
        output.accept("  " + lifter.name() + " begins day " + day);
        return new Running(
                lifter, gym.session(lifter, week, day), sets.subList(Math.min(done, sets.size()), sets.size()));
    }

    private final class Running {
        private final MadeUpLifter lifter;
        private final UUID session;
        private final List<CompleteSet> sets;
        private int done;

        Running(MadeUpLifter lifter, UUID session, List<CompleteSet> sets) {
            this.lifter = lifter;
            this.session = session;
            this.sets = sets;
        }

        boolean isDone() {
            return done == sets.size();
        }

        void logNext() {
            api.logging().completeSet(session, sets.get(done).completedAt(OffsetDateTime.now(zone)));
            done++;
        }

        void finish() {
            if (!isFinished(api.logging().getSession(session, null))) {
                api.finish(session, OffsetDateTime.now(zone));
            }
        }
    }

    private static boolean isFinished(Session session) {
        return session.getFinishedAt() != null;
    }
}
