package topset.verification.analytics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Computes the expected results of the queries from the HTTP requests. This code is independent of the code under test.
 */
final class OwnFigures {

    private OwnFigures() {}

    /**
     * Returns the expected result of the query {@code tonnage}. Every set of this training counts as hard: its RPE is
     * 8.5 or more, or it has none.
     */
    static List<List<Object>> tonnage(SentTraining gym) {
        var weeks = gym.kept().stream()
                .filter(set -> set.reps() > 0)
                .collect(Collectors.groupingBy(
                        set -> set.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        TreeMap::new,
                        Collectors.toList()));
        return rows(
                weeks,
                (LocalDate week, List<SentTraining.Sent> sets) -> List.of(
                        gym.gym().name(),
                        week,
                        sets.stream()
                                .map(set -> set.load().multiply(BigDecimal.valueOf(set.reps())))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .setScale(3, RoundingMode.HALF_UP),
                        (long) sets.size(),
                        (long) sets.size()));
    }

    /**
     * Returns the expected estimates. Every top set of this training has 4 reps at RPE 8.5, which is 85 % of the 1RM
     * (training-rules.md § 1.1).
     */
    static List<List<Object>> estimates(SentTraining gym) {
        var weeks = gym.kept().stream()
                .filter(SentTraining.Sent::top)
                .collect(Collectors.groupingBy(
                        SentTraining.Sent::week,
                        TreeMap::new,
                        Collectors.groupingBy(
                                SentTraining.Sent::athlete,
                                Collectors.maxBy(Comparator.comparing(SentTraining.Sent::load)))));
        return rows(weeks, (Integer week, Map<String, Optional<SentTraining.Sent>> athletes) -> {
            var estimates = athletes.values().stream()
                    .map(set -> set.orElseThrow().load().divide(new BigDecimal("0.85"), 3, RoundingMode.HALF_UP))
                    .toList();
            var sum = estimates.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            return List.of(
                    gym.gym().name(),
                    "bench-press",
                    week,
                    sum.divide(BigDecimal.valueOf(estimates.size()), MathContext.DECIMAL128)
                            .setScale(3, RoundingMode.HALF_UP),
                    estimates.stream().max(Comparator.naturalOrder()).orElseThrow(),
                    (long) estimates.size());
        });
    }

    static List<List<Object>> adherence(SentTraining gym) {
        var sessions = gym.kept().stream()
                .collect(Collectors.groupingBy(
                        SentTraining.Sent::week, Collectors.mapping(SentTraining.Sent::athlete, Collectors.toSet())));
        var rows = new ArrayList<List<Object>>();
        for (int week = 1; week <= SentTraining.WEEKS; week++) {
            int done = sessions.getOrDefault(week, Set.of()).size();
            rows.add(List.of(
                    gym.gym().name(),
                    week,
                    done,
                    SentTraining.LIFTERS,
                    BigDecimal.valueOf(100L * done)
                            .divide(BigDecimal.valueOf(SentTraining.LIFTERS), 1, RoundingMode.HALF_UP)));
        }
        return rows;
    }

    private static <K, V> List<List<Object>> rows(Map<K, V> groups, BiFunction<K, V, List<Object>> row) {
        return groups.entrySet().stream()
                .map(each -> row.apply(each.getKey(), each.getValue()))
                .toList();
    }
}
