package topset.verification.chaos.comparison;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import topset.contract.Exercise;
import topset.contract.ProfileDetails;
import topset.contract.WeightUnit;
import topset.rules.check.LiftCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.Prescription;
import topset.rules.lift.Refusals;
import topset.rules.load.Exact;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.Progressions;
import topset.rules.week.GymSettings;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;
import topset.rules.week.TrainingCalendar;
import topset.testsupport.Json;
import topset.verification.chaos.load.KnownSet;
import topset.verification.chaos.load.TrainingPlan;

/** Computes the expected plans from the acknowledged sets, in memory. */
public final class ExpectedPlans {

    private static final Map<String, Exercise> CATALOGUE = catalogue();
    private static final List<Lift> LIFTS = lifts();

    record Slot(String topLoad, String exactLoad, String backoffLoad, String reduction, List<String> rules) {}

    private ExpectedPlans() {}

    public static Map<Integer, Map<String, Slot>> of(Collection<KnownSet> sets) {
        var calendar = new TrainingCalendar(
                TrainingPlan.STARTS_ON, List.of(new TrainingCalendar.ZoneSince(Instant.EPOCH, TrainingPlan.ZONE)));
        var logged = sets.stream().map(ExpectedPlans::logged).toList();
        var program = ProgramDefinition.of(calendar, LIFTS, CATALOGUE::get, null);
        var weeks = new TreeMap<Integer, Map<String, Slot>>();
        for (var week : ProgramFold.fold(program, null, logged, Instant.now())) {
            var slots = new TreeMap<String, Slot>();
            week.slots().forEach(slot -> slots.put(slot.slotId(), slot(slot)));
            weeks.put(week.week(), slots);
        }
        return weeks;
    }

    private static Slot slot(SlotWeek week) {
        var rules = week.why().stream().map(reason -> reason.rule()).toList();
        return switch (week.prescription()) {
            case Prescription.TopSet top ->
                new Slot(
                        top.top().load().shown(),
                        top.top().exactLoad().shown(),
                        top.backoff().load().shown(),
                        top.backoff().reduction().shown(),
                        rules);
            case Prescription.Straight straight ->
                new Slot(straight.load().shown(), straight.exactLoad().shown(), "", "", rules);
        };
    }

    public static Map<String, Slot> of(JsonNode plan) {
        var slots = new TreeMap<String, Slot>();
        for (var lift : plan.path("lifts")) {
            var rules = new ArrayList<String>();
            lift.path("why").forEach(why -> rules.add(why.path("rule").asText()));
            slots.put(
                    lift.path("slotId").asText(),
                    new Slot(
                            number(lift.path("top").path("load")),
                            number(lift.path("top").path("exactLoad")),
                            number(lift.path("backoff").path("load")),
                            number(lift.path("backoff").path("reductionPercent")),
                            rules));
        }
        return slots;
    }

    private static String number(JsonNode value) {
        return value.isNumber() ? new BigDecimal(value.asText()).toPlainString() : "";
    }

    private static LoggedSet logged(KnownSet known) {
        var set = known.set().set();
        return new LoggedSet(
                known.set().setId().toString(),
                known.sessionId().toString(),
                known.sessionStartedAt().toInstant(),
                known.day(),
                set.exercise(),
                set.role(),
                Exact.of(set.load().value()),
                set.load().unit(),
                set.reps(),
                set.rpe() == null ? null : Exact.of(set.rpe()),
                false,
                set.completedAt().toInstant(),
                set.slotId());
    }

    private static List<Lift> lifts() {
        var asked = TrainingPlan.LIFTS.stream()
                .map(lift -> Json.as(LiftRequest.class, Json.read(Json.write(lift))))
                .toList();
        var context = new LiftCheck.Context(
                CATALOGUE::get,
                unknown -> "",
                GymSettings.NONE,
                Progressions.STANDARD,
                new ProfileDetails(null, WeightUnit.KG, null, null, null, null, null),
                TrainingPlan.STARTS_ON,
                Bodyweights.NONE,
                exercise -> null,
                slotId -> null);
        var refusals = Refusals.into((field, message, rule) -> {
            throw new IllegalStateException(field + " " + message);
        });
        return requireNonNull(LiftCheck.check(asked, context, refusals)).lifts();
    }

    private static Map<String, Exercise> catalogue() {
        try (var resource = Exercise.class.getResourceAsStream("/exercises.json")) {
            if (resource == null) {
                throw new IllegalStateException("The file exercises.json is not on the class path");
            }
            var byId = new HashMap<String, Exercise>();
            var all = Json.as(
                    Exercise[].class,
                    Json.read(new String(resource.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)));
            Arrays.stream(all).forEach(exercise -> byId.put(exercise.id(), exercise));
            return byId;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
