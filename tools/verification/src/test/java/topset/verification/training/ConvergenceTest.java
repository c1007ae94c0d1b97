package topset.verification.training;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.SessionFact;
import topset.contract.Topics;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.testsupport.SessionMessages;
import topset.verification.support.Broker;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;

/**
 * Tests the convergence law of training-rules.md through real Kafka: the same session events give the same plans, even
 * if they are repeated, reordered or late. The program may be created before or after the events.
 */
@Tag("system")
class ConvergenceTest {
    /** More athletes: {@code -Dtopset.convergence.athletes=200}. */
    private static final int ATHLETES = Integer.getInteger("topset.convergence.athletes", 60);

    /** The seed of the first athlete's training. From this seed on, sixty athletes are enough to reach every rule. */
    private static final int FIRST_SEED = 90;

    private static final int WEEKS = 6;
    private static final LocalDate STARTS_ON =
            Midday.today().minusWeeks(WEEKS - 1).minusDays(4);
    private static final GymClient IN_ORDER = GymClient.fresh("in-order");
    private static final GymClient SHUFFLED = GymClient.fresh("shuffled");
    private static final GymClient PROGRAM_LAST = GymClient.fresh("program-last");

    private final Broker broker = new Broker(RunningPair.get());

    @Test
    void the_same_facts_give_the_same_plans_however_they_are_delivered() throws Exception {
        startPrograms(IN_ORDER);
        startPrograms(SHUFFLED);
        profiles(PROGRAM_LAST);
        var inOrder = new ArrayList<List<ProducerRecord<String, byte[]>>>();
        var shuffled = new ArrayList<List<ProducerRecord<String, byte[]>>>();
        var programLast = new ArrayList<List<ProducerRecord<String, byte[]>>>();
        for (int athlete = 0; athlete < ATHLETES; athlete++) {
            var random = new Random(athlete);
            inOrder.add(SessionMessages.inOrder(facts(IN_ORDER, athlete)));
            programLast.add(SessionMessages.inOrder(facts(PROGRAM_LAST, athlete)));
            var mixed = new ArrayList<>(facts(SHUFFLED, athlete));
            Collections.shuffle(mixed, random);
            shuffled.add(repeated(SessionMessages.inOrder(mixed), random));
        }
        broker.publish(interleaved(inOrder));
        broker.publish(interleaved(shuffled));
        broker.publish(interleaved(programLast));
        eventually()
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> broker.lag(Topics.SESSION_EVENTS) == 0);
        startPrograms(PROGRAM_LAST);

        var expected = plans(IN_ORDER);

        varied(expected);
        same(expected, plans(SHUFFLED));
        same(expected, plans(PROGRAM_LAST));
    }

    /**
     * Checks that the plans of different athletes differ. If all plans were equal, the test would prove the law for one
     * plan only.
     */
    private static void varied(Map<String, JsonNode> plans) {
        var lastWeeks = new HashSet<String>();
        var rules = new HashSet<String>();
        plans.values().forEach(plan -> {
            lastWeeks.add(plan.path("lifts").findValuesAsText("exactLoad").toString());
            rules.addAll(plan.findValuesAsText("rule"));
        });
        assertThat(plans).hasSize(ATHLETES * (WEEKS + 1));
        assertThat(lastWeeks).hasSizeGreaterThan(ATHLETES / 2);
        assertThat(rules)
                .contains(
                        "first-week",
                        "not-yet-trained",
                        "linear.hit",
                        "linear.repeat",
                        "linear.reset",
                        "layoff.hold",
                        "layoff.reduce",
                        "pain.hold",
                        "pain.reduce",
                        "backoff.struggled",
                        "backoff.easy",
                        "backoff.on-target");
    }

    private static void same(Map<String, JsonNode> expected, Map<String, JsonNode> actual) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        var different = expected.entrySet().stream()
                .filter(each -> !each.getValue().equals(actual.get(each.getKey())))
                .map(each -> each.getKey() + ": "
                        + differences(
                                "", each.getValue(), actual.getOrDefault(each.getKey(), MissingNode.getInstance())))
                .toList();
        assertThat(different.stream().limit(10).toList())
                .as("%d of %d plans differ", different.size(), expected.size())
                .isEmpty();
    }

    /** Returns the differences of two plans, each with its path. */
    private static List<String> differences(String at, JsonNode expected, JsonNode actual) {
        if (expected.equals(actual)) {
            return List.of();
        }
        if (expected.isObject() && actual.isObject()) {
            var names = new TreeSet<String>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            return names.stream()
                    .flatMap(name -> differences(at + "/" + name, expected.path(name), actual.path(name)).stream())
                    .toList();
        }
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            return IntStream.range(0, expected.size())
                    .boxed()
                    .flatMap(i -> differences(at + "/" + i, expected.path(i), actual.path(i)).stream())
                    .toList();
        }
        return List.of(at + " " + expected + " ≠ " + actual);
    }

    private static List<SessionFact> facts(GymClient gym, int athlete) {
        return RandomTraining.of(gym.name(), id(athlete), FIRST_SEED + athlete, STARTS_ON, WEEKS, Midday.ZONE);
    }

    /** Repeats one of five records at a later position. */
    private static List<ProducerRecord<String, byte[]>> repeated(
            List<ProducerRecord<String, byte[]>> records, Random random) {
        var delivered = new ArrayList<ProducerRecord<String, byte[]>>();
        var again = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var record : records) {
            delivered.add(record);
            if (random.nextInt(5) == 0) {
                again.add(record);
            }
            if (!again.isEmpty() && random.nextInt(4) == 0) {
                delivered.add(again.remove(random.nextInt(again.size())));
            }
        }
        delivered.addAll(again);
        return delivered;
    }

    /** Interleaves the records of several athletes, as in a full gym. */
    private static List<ProducerRecord<String, byte[]>> interleaved(
            List<List<ProducerRecord<String, byte[]>>> athletes) {
        var longest = athletes.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, longest)
                .boxed()
                .flatMap(i -> athletes.stream().filter(each -> i < each.size()).map(each -> each.get(i)))
                .toList();
    }

    private static void profiles(GymClient gym) throws Exception {
        forAll(athlete -> gym.lifter(id(athlete)).profile(Midday.ZONE));
    }

    private static void startPrograms(GymClient gym) throws Exception {
        profiles(gym);
        var lifts = List.of(
                Lifts.lift("d1-bench-press", 1, "bench-press", "SINGLE_TOP", "2.5", "100"),
                Lifts.lift("d2-squat", 2, "squat", "DOUBLE_TOP", "5", "140"));
        forAll(athlete -> {
            gym.lifter(id(athlete)).program(new UUID(4 << 12, Long.MIN_VALUE + athlete), STARTS_ON, lifts);
            return athlete;
        });
    }

    /** Returns the plans of all athletes, without the fields that may differ according to the law. */
    private static Map<String, JsonNode> plans(GymClient gym) throws Exception {
        var plans = Collections.synchronizedMap(new TreeMap<String, JsonNode>());
        forAll(athlete -> {
            var lifter = gym.lifter(id(athlete));
            var last = facts(gym, athlete).size();
            for (int week = 1; week <= WEEKS + 1; week++) {
                var plan = lifter.caughtUp("/weeks/" + week, last).expect(200).json();
                assertThat(plan.path("asOf").path("sequence").asLong()).isEqualTo(last);
                plans.put(id(athlete) + " week " + week, withoutWhatTheLawLeavesOpen(plan));
            }
            return athlete;
        });
        return plans;
    }

    private static JsonNode withoutWhatTheLawLeavesOpen(JsonNode plan) {
        ((ObjectNode) plan).remove("asOf");
        plan.findParents("revision").forEach(lift -> ((ObjectNode) lift).remove("revision"));
        plan.findValues("flags").forEach(flags -> {
            var each = ((ArrayNode) flags).elements();
            while (each.hasNext()) {
                if (each.next().path("code").asText().equals("REVISED_AFTER_FINAL")) {
                    each.remove();
                }
            }
        });
        return plan;
    }

    private interface ForAthlete {
        Object of(int athlete) throws Exception;
    }

    private static void forAll(ForAthlete task) throws ExecutionException, InterruptedException {
        try (var eight = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, ATHLETES)
                    .mapToObj(athlete -> eight.submit((Callable<Object>) () -> task.of(athlete)))
                    .toList();
            for (var each : all) {
                each.get();
            }
        }
    }

    private static String id(int athlete) {
        return "lifter-" + athlete;
    }
}
