package topset.verification.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Groups of athletes who log sets at the same rate, one group after the other, in several rounds. A machine is faster
 * in some minutes than in others, so each round measures all groups, every other round in the opposite order. The first
 * round is a warm-up and is not counted.
 */
public final class ComparedGroups {
    private final Servers servers;
    private final int rate;
    private final int seconds;
    private final List<Group> groups = new ArrayList<>();

    public ComparedGroups(Servers servers, int rate, int seconds) {
        this.servers = servers;
        this.rate = rate;
        this.seconds = seconds;
    }

    public record Cost(String name, SetTimes times, Used used) {

        /** Returns how many times as much processor time a set of this group needs as a set of another group. */
        public double ratioTo(Cost other) {
            return ratio(used.serverMillis(), other, other.used.serverMillis());
        }

        /** Returns the same ratio as {@link #ratioTo}, of the session service's processor time alone. */
        public double sessionRatioTo(Cost other) {
            return ratio(
                    used.of(Used.By.SESSION).millis(),
                    other,
                    other.used.of(Used.By.SESSION).millis());
        }

        private double ratio(double millis, Cost other, double otherMillis) {
            return (millis / times.sent()) / (otherMillis / other.times.sent());
        }
    }

    private static final class Group {
        private final String name;
        private final List<ActiveAthlete> athletes;
        private final List<SetTimes> times = new ArrayList<>();
        private Used used = Used.NOTHING;
        private int sent;

        Group(String name, List<ActiveAthlete> athletes) {
            this.name = name;
            this.athletes = athletes;
        }
    }

    public void add(String name, List<ActiveAthlete> athletes) {
        groups.add(new Group(name, athletes));
    }

    public List<Cost> measure(int rounds) {
        for (int round = 0; round <= rounds; round++) {
            System.out.printf(Locale.ROOT, "  round %d of %d%s …%n", round, rounds, round == 0 ? " (warm-up)" : "");
            for (var group : round % 2 == 0 ? groups : groups.reversed()) {
                turn(group, round > 0);
            }
        }
        return groups.stream()
                .map(group -> new Cost(group.name, SetTimes.together(group.times), group.used))
                .toList();
    }

    private void turn(Group group, boolean isCounted) {
        var size = group.athletes.size();
        var before = servers.used();
        var times = OpenLoop.run(
                group.sent,
                rate,
                seconds,
                (connections, number, done) -> group.athletes.get(number % size).log(connections, number / size, done));
        group.sent += times.sent();
        if (isCounted) {
            group.times.add(times);
            group.used = group.used.plus(servers.used().since(before));
        }
    }
}
