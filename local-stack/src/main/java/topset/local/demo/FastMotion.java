package topset.local.demo;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Keeps the gym training: a few at a time, a set every second or two instead of every three minutes. Whoever's turn comes
 * again takes the earlier sets of today back first, so that nobody trains the same day twice in a week.
 */
public final class FastMotion implements Runnable {
    private static final int AT_ONCE = 3;
    private static final int TRAINING_WEEK = MadeUpGym.WEEKS + 1;

    private final MadeUpGym gym;
    private final Api api;
    private final ZoneId zone;
    private final Consumer<String> told;
    private final Random chance = new Random();
    private final Map<String, Earlier> earlier = new HashMap<>();

    private record Earlier(UUID session, List<String> setIds) {}

    public FastMotion(MadeUpGym gym, Api api, ZoneId zone, Consumer<String> told) {
        this.gym = gym;
        this.api = api;
        this.zone = zone;
        this.told = told;
    }

    /** Until the thread is interrupted. */
    @Override
    public void run() {
        var running = new ArrayList<Running>();
        int next = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                while (running.size() < AT_ONCE) {
                    int turn = next++;
                    var lifter = MadeUpLifter.ALL.get(turn % MadeUpLifter.ALL.size());
                    running.add(begin(lifter, turn / MadeUpLifter.ALL.size() % 4 + 1));
                }
                var one = running.get(chance.nextInt(running.size()));
                if (one.isDone()) {
                    running.remove(one);
                } else {
                    one.logNext();
                }
                Thread.sleep(400 + chance.nextInt(900));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Api.Refused e) {
                running.clear();
                told.accept("  (waiting: " + e.getMessage() + ")");
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(3_000);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Running begin(MadeUpLifter lifter, int day) {
        var before = earlier.remove(lifter.id() + day);
        if (before != null) {
            before.setIds()
                    .forEach(id -> api.session("DELETE", "/v1/sessions/" + before.session() + "/sets/" + id, Map.of()));
        }
        var now = OffsetDateTime.now(zone);
        var plan = gym.plan(lifter, "current", 0);
        var sets = new Performance(lifter).sets(plan, day, TRAINING_WEEK, now);
        var session = gym.start(UUID.randomUUID(), lifter, day, now);
        earlier.put(lifter.id() + day, new Earlier(session, new ArrayList<>()));
        told.accept("  " + lifter.name() + " begins day " + day);
        return new Running(lifter, day, session, sets);
    }

    private final class Running {
        private final MadeUpLifter lifter;
        private final int day;
        private final UUID session;
        private final List<Map<String, Object>> sets;
        private int done;

        Running(MadeUpLifter lifter, int day, UUID session, List<Map<String, Object>> sets) {
            this.lifter = lifter;
            this.day = day;
            this.session = session;
            this.sets = sets;
        }

        boolean isDone() {
            return done == sets.size();
        }

        void logNext() {
            var set = sets.get(done);
            set.put("completedAt", OffsetDateTime.now(zone).toString());
            api.session("POST", "/v1/sessions/" + session + "/sets", set);
            done++;
            var kept = earlier.get(lifter.id() + day);
            if (kept != null) {
                kept.setIds().add(String.valueOf(set.get("setId")));
            }
        }
    }
}
