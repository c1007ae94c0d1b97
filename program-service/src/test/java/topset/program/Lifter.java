package topset.program;

import static topset.testsupport.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import topset.contract.SessionFact;
import topset.contract.SessionStarted;
import topset.store.Athlete;
import topset.testsupport.Midday;

/** An athlete whose sets come from Kafka in the form that the session service publishes. */
public record Lifter(Gym gym, String id) {

    /** Prepares calls with the athlete's own token. */
    public RequestSpecification calls() {
        return gym.as("athlete", id);
    }

    public String path() {
        return "/v1/athletes/" + id;
    }

    /** Creates the usual profile as a coach, in kg and in a time zone where it is about noon. */
    public Lifter profile() {
        return profile(Map.of());
    }

    /** Creates the usual profile with more fields or other values. */
    public Lifter profile(Map<String, Object> more) {
        var profile = new HashMap<String, Object>(Map.of("timeZone", Midday.ZONE.getId(), "unit", "kg"));
        profile.putAll(more);
        gym.coach().body(profile).put(path()).then().statusCode(200);
        return this;
    }

    /** Starts a program with these lifts as a coach and returns its id. */
    public UUID program(LocalDate startsOn, List<Map<String, Object>> lifts) {
        var programId = UUID.randomUUID();
        var body = Map.of("programId", programId, "athleteId", id, "startsOn", startsOn.toString(), "lifts", lifts);
        gym.coach().body(body).post("/v1/programs").then().statusCode(201);
        return programId;
    }

    /** Starts a session of the program's first day. */
    public Training train(OffsetDateTime startedAt) {
        return train(startedAt, 1);
    }

    public Training train(OffsetDateTime startedAt, int day) {
        var started = new SessionStarted(UUID.randomUUID(), gym.name(), id, startedAt, day);
        publish(started);
        return new Training(this, started);
    }

    /** Publishes facts as the athlete's next events and returns the last sequence. */
    public long publish(SessionFact... facts) {
        return SessionEventPublisher.toTheService().publish(facts);
    }

    public Athlete athlete() {
        return new Athlete(gym.name(), id);
    }

    /**
     * Returns the plan of a week (a number, {@code current} or {@code next}) that contains the event with this sequence
     * number.
     */
    public JsonNode plan(Object week, long atLeast) {
        return caughtUp("/weeks/" + week, atLeast);
    }

    public JsonNode today(long atLeast) {
        return caughtUp("/today", atLeast);
    }

    public JsonNode lift(String slotId, Object week, long atLeast) {
        return PlanJson.lift(plan(week, atLeast), slotId);
    }

    /** Returns the weeks of a slot, oldest first. */
    public List<JsonNode> history(String slotId) {
        return PlanJson.of(calls().get(path() + "/lifts/" + slotId + "/history?limit=200"))
                .path("items")
                .valueStream()
                .toList();
    }

    /** Repeats the call until the answer contains the event. One call with {@code atLeast} waits 2 s at most. */
    private JsonNode caughtUp(String call, long sequence) {
        return eventually()
                .until(
                        () -> PlanJson.of(calls().get(path() + call + "?atLeast=" + sequence)),
                        answer -> answer.at("/asOf/sequence").asLong() >= sequence);
    }
}
