package topset.verification.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topset.client.program.PlanApi;
import topset.client.program.PlanLift;
import topset.client.program.TodayPlan;
import topset.client.program.WeekPlan;

/** A lifter or another caller of a gym, with a separate bearer token. */
public record GymCaller(GymClient gym, String id, ServiceClient sessions, ServiceClient programs) {
    /** The longest time to wait for a plan. The sets of other test classes, which run in parallel, are planned first. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    public GymCaller profile(ZoneId zone) {
        gym.coach()
                .programs()
                .put(athletePath(), Map.of("timeZone", zone.getId(), "unit", "kg"))
                .expect(200);
        return this;
    }

    public UUID program(LocalDate startsOn, List<Map<String, Object>> lifts) {
        var programId = UUID.randomUUID();
        program(programId, startsOn, lifts);
        return programId;
    }

    public void program(UUID programId, LocalDate startsOn, List<Map<String, Object>> lifts) {
        gym.coach()
                .programs()
                .post(
                        "/v1/programs",
                        Map.of(
                                "programId", programId,
                                "athleteId", id,
                                "startsOn", startsOn.toString(),
                                "lifts", lifts))
                .expect(201);
    }

    public SessionClient train(OffsetDateTime startedAt, @Nullable Integer day) {
        var sessionId = UUID.randomUUID();
        var body = new HashMap<String, Object>(Map.of("sessionId", sessionId, "athleteId", id, "startedAt", startedAt));
        if (day != null) {
            body.put("day", day);
        }
        sessions.post("/v1/sessions", body).expect(201);
        return new SessionClient(this, sessionId);
    }

    public WeekPlan plan(Object week, long atLeast) {
        return caughtUp(
                () -> plans().getWeek(id, week.toString(), atLeast, null),
                plan -> plan.getAsOf().getSequence() >= atLeast);
    }

    public WeekPlan plan(int week, Recorded set) {
        return plan(week, set.sequence());
    }

    public PlanLift lift(int week, Recorded set, String slotId) {
        return PlanSlots.of(plan(week, set), slotId);
    }

    public TodayPlan today(Recorded set) {
        return caughtUp(
                () -> plans().getToday(id, set.sequence()),
                today -> today.getAsOf().getSequence() >= set.sequence());
    }

    private PlanApi plans() {
        return new PlanApi(programs.client());
    }

    /** Repeats a call of the generated client until the answer includes a set; see {@link #caughtUp(String, long)}. */
    private static <T> T caughtUp(Supplier<T> call, Predicate<T> isCaughtUp) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var answer = call.get();
        while (!isCaughtUp.test(answer) && System.nanoTime() < deadline) {
            answer = call.get();
        }
        return answer;
    }

    /** On a busy machine one request may not be enough: after 2 s the service answers even without the set. */
    public Answer caughtUp(String path, long sequence) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        Answer answer;
        do {
            answer = programs.get(athletePath() + path + "?atLeast=" + sequence);
        } while (answer.status() == 200
                && answer.json().path("asOf").path("sequence").asLong() < sequence
                && System.nanoTime() < deadline);
        return answer;
    }

    public List<JsonNode> history(String slotId) {
        var answer = programs.get(athletePath() + "/lifts/" + slotId + "/history?limit=200")
                .expect(200)
                .json();
        return List.copyOf(answer.get("items").valueStream().toList());
    }

    public String athletePath() {
        return "/v1/athletes/" + id;
    }
}
