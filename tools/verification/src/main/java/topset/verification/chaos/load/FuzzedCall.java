package topset.verification.chaos.load;

import java.util.List;

/**
 * A valid API call that is mutated at random.
 *
 * @param session whether the call goes to the session service
 * @param path the path of the call, in which {@code *} marks the parts to mutate
 * @param body the JSON body; empty if the call has no body
 */
record FuzzedCall(boolean session, String method, String path, String body, String role) {

    private static final String UUID = "9f1f9f6e-5f0e-4d5e-9b0e-1f2d3c4b5a69";

    private static final String SET = "{\"setId\":\"" + UUID
            + "\",\"exercise\":\"bench-press\",\"role\":\"TOP\",\"load\":{\"value\":120,\"unit\":\"kg\"},\"reps\":4,"
            + "\"rpe\":8.5,\"completedAt\":\"2026-11-24T18:05:00+01:00\",\"note\":\"good\"}";
    private static final String LIFT =
            "{\"slotId\":\"d1\",\"day\":1,\"exercise\":\"bench-press\",\"scheme\":{\"variant\":"
                    + "\"SINGLE_TOP\",\"topReps\":{\"min\":3,\"max\":5}},\"progression\":{\"method\":\"LINEAR\",\"increment\":2.5},"
                    + "\"start\":{\"load\":100},\"equipment\":{\"kind\":\"BARBELL\",\"bar\":20,\"plates\":[{\"weight\":25,\"pairs\":2}]}}";

    static final List<FuzzedCall> ALL = List.of(
            new FuzzedCall(
                    true,
                    "POST",
                    "/v1/sessions",
                    "{\"sessionId\":\"" + UUID + "\",\"athleteId\":\"fuzz\",\"startedAt\":"
                            + "\"2026-11-24T17:40:00+01:00\",\"day\":1}",
                    "coach"),
            new FuzzedCall(true, "POST", "/v1/sessions/" + UUID + "/sets", SET, "coach"),
            new FuzzedCall(true, "POST", "/v1/sessions/" + UUID + "/sets/batch", "{\"sets\":[" + SET + "]}", "coach"),
            new FuzzedCall(true, "PUT", "/v1/sessions/" + UUID + "/sets/*", SET, "coach"),
            new FuzzedCall(true, "DELETE", "/v1/sessions/*/sets/" + UUID, "", "coach"),
            new FuzzedCall(
                    true,
                    "POST",
                    "/v1/sessions/" + UUID + "/finish",
                    "{\"finishedAt\":\"2026-11-24T19:00:00Z\"}",
                    "coach"),
            new FuzzedCall(true, "GET", "/v1/sessions/*", "", "coach"),
            new FuzzedCall(true, "GET", "/v1/audit?athleteId=*&from=*&limit=*&cursor=*", "", "coach"),
            new FuzzedCall(true, "GET", "/v1/sessions/" + UUID + "/events?limit=*&cursor=*", "", "coach"),
            new FuzzedCall(true, "GET", "/v1/athletes/*/sessions?from=*&to=*&limit=*&cursor=*", "", "coach"),
            new FuzzedCall(
                    true,
                    "POST",
                    "/v1/athletes/fuzz/imports?timeZone=*&unit=*",
                    "Date,Exercise,Weight\n1,2,3",
                    "coach"),
            new FuzzedCall(
                    true,
                    "POST",
                    "/v1/operations/republish",
                    "{\"topic\":\"training.session-events.v1\",\"gym\":\"none\"," + "\"from\":0}",
                    "operator"),
            new FuzzedCall(
                    false,
                    "PUT",
                    "/v1/athletes/fuzz",
                    "{\"timeZone\":\"Europe/Berlin\",\"unit\":\"kg\",\"bodyweight\":{\"value\":"
                            + "80,\"unit\":\"kg\",\"measuredAt\":\"2026-11-24T07:00:00Z\"}}",
                    "coach"),
            new FuzzedCall(
                    false,
                    "POST",
                    "/v1/programs",
                    "{\"athleteId\":\"fuzz\",\"programId\":\"" + UUID + "\",\"startsOn\":\"2026-11-23\",\"lifts\":["
                            + LIFT + "]}",
                    "coach"),
            new FuzzedCall(false, "PUT", "/v1/programs/" + UUID + "/lifts/d1", LIFT, "coach"),
            new FuzzedCall(
                    false,
                    "PUT",
                    "/v1/programs/" + UUID + "/lifts/d1/overrides/*",
                    "{\"load\":100,\"reps\":3,\"reason\":\"so\"}",
                    "coach"),
            new FuzzedCall(
                    false,
                    "POST",
                    "/v1/programs/" + UUID + "/pause",
                    "{\"from\":\"2026-12-01\",\"reason\":\"so\"}",
                    "coach"),
            new FuzzedCall(
                    false,
                    "POST",
                    "/v1/athletes/fuzz/simulations",
                    "{\"slotId\":\"d1\",\"weeks\":[{\"sets\":[" + SET + "]}]}",
                    "coach"),
            new FuzzedCall(false, "GET", "/v1/athletes/*/weeks/*?atLeast=*&programId=*", "", "coach"),
            new FuzzedCall(false, "GET", "/v1/athletes/fuzz/today?atLeast=*", "", "coach"),
            new FuzzedCall(false, "GET", "/v1/athletes/fuzz/lifts/*/history?limit=*&cursor=*", "", "coach"),
            new FuzzedCall(false, "GET", "/v1/roster?flag=*&sort=*&limit=*&cursor=*", "", "coach"),
            new FuzzedCall(false, "GET", "/v1/programs?athleteId=*&cursor=*", "", "coach"),
            new FuzzedCall(false, "GET", "/v1/feed?limit=*&cursor=*", "", "analyst"),
            new FuzzedCall(false, "GET", "/v1/operations/parked?limit=*&cursor=*", "", "operator"),
            new FuzzedCall(false, "POST", "/v1/operations/parked/*/*/skip", "{\"reason\":\"so\"}", "operator"),
            new FuzzedCall(false, "POST", "/v1/operations/rebuilds", "{}", "athlete"));
}
