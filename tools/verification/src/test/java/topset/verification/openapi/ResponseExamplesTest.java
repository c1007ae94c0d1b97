package topset.verification.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Eventually;
import topset.testsupport.Lifts;
import topset.testsupport.WebhookReceiver;
import topset.verification.support.GymClient;
import topset.verification.support.OwnExercise;
import topset.verification.support.ServiceClient;

/**
 * Calls every operation of the running services, and compares each answer with the OpenAPI document. It writes the
 * answers to {@code target/openapi-examples}. Copied to the folder {@code openapi-examples} of a service, they become
 * the examples of its document.
 */
@Tag("system")
class ResponseExamplesTest {
    /**
     * Operations that this test cannot call. They need a message that a topic refused, an event that cannot be
     * processed, or a rebuild that is slow enough to be cancelled. The tests of the services call them.
     */
    private static final Set<String> NEED_A_FAULT =
            Set.of("refused", "retryRefused", "dropRefused", "parked", "skipParked", "abandonRebuild");

    private static final UUID SESSION = UUID.fromString("78543324-0936-4c50-a4c5-d976aa2e6486");
    private static final UUID PROGRAM = UUID.fromString("ac5eaf95-6511-3d43-940d-194caf272202");
    private static final UUID SET = UUID.fromString("d26b0ca3-6eef-40f2-8443-ed1bc1af1347");
    private static final UUID SECOND_SET = UUID.fromString("d26b0ca3-6eef-40f2-8443-ed1bc1af1348");
    private static final UUID NOTE = UUID.fromString("0d9b7a0e-6f5c-4c38-8f70-3ad1a5b5a0f1");
    private static final String ATHLETE = "/v1/athletes/lifter-1";
    private static final String A_PROGRAM = "/v1/programs/" + PROGRAM;
    private static final String A_LIFT = A_PROGRAM + "/lifts/" + Lifts.BENCH;
    private static final String A_SESSION = "/v1/sessions/" + SESSION;

    private final GymClient gym = GymClient.fresh("examples");
    private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    private final Set<String> seen = new LinkedHashSet<>();

    @Test
    void every_operation_answers_as_its_document_says() throws IOException {
        var sessions = new AnswerRecorder(StoredApi.SESSION_SERVICE, gym.coach().sessions(), seen);
        var programs = new AnswerRecorder(StoredApi.PROGRAM_SERVICE, gym.coach().programs(), seen);
        programs.call("setProfile", "PUT", ATHLETE, Map.of("timeZone", "Etc/UTC", "unit", "kg", "displayName", "Kemi"));
        programs.call("startProgram", "POST", "/v1/programs", program());
        train(sessions);
        importLog(sessions);
        plan(programs);
        coach(programs);
        exercises(programs);
        programs.call("setCoaches", "PUT", ATHLETE + "/coaches", Map.of("coaches", List.of("kim", "lee")));
        programs.call("setTags", "PUT", ATHLETE + "/tags", Map.of("tags", List.of("rehab", "team")));
        programs.call("archiveAthlete", "POST", ATHLETE + "/archive", null);
        programs.call("restoreAthlete", "DELETE", ATHLETE + "/archive", null);
        read(programs, List.of("getCoaches " + ATHLETE + "/coaches", "getTags " + ATHLETE + "/tags"));
        read(programs, List.of("getCaller /v1/caller", "listExercises /v1/exercises", "getGuide /v1/guide"));
        read(programs, List.of("listMethods /v1/methods", "listTemplates /v1/templates"));
        read(programs, List.of("listProgressions /v1/progressions", "audit /v1/audit?athleteId=lifter-1"));
        read(programs, List.of("feed /v1/feed", "alternatives /v1/exercises/bench-press/alternatives"));
        read(programs, List.of("listTargets /v1/targets"));
        webhooks(sessions, "session.finished");
        webhooks(programs, "target.recomputed");
        transfer(sessions);
        transfer(programs);
        operate(sessions);
        operate(programs);
        rebuild(programs);
        programs.call("endProgram", "POST", A_PROGRAM + "/end", null);
        programs.call("setGym", "PUT", "/v1/gym", equipment());
        read(programs, List.of("getGym /v1/gym"));
        library(programs);
        sessions.call("eraseAthlete", "DELETE", ATHLETE, null);

        for (var recorder : List.of(sessions, programs)) {
            var all = StoredApi.operations(recorder.document).stream()
                    .map(operation -> recorder.api + " " + operation.id())
                    .collect(Collectors.toCollection(TreeSet::new));
            NEED_A_FAULT.forEach(each -> all.remove(recorder.api + " " + each));
            assertThat(seen).as("each operation is called").containsAll(all);
        }
    }

    private static Map<String, Object> equipment() {
        return Map.of(
                "unit",
                "kg",
                "timeZone",
                "Europe/Berlin",
                "bars",
                List.of(Map.of("weight", 20), Map.of("name", "short bar", "weight", 15, "exercises", List.of("squat"))),
                "plates",
                List.of(Map.of("weight", 20, "pairs", 6), Map.of("weight", 5, "pairs", 4), Map.of("weight", 2.5)),
                "dumbbells",
                List.of(5, 7.5, 10),
                "machines",
                List.of(Map.of("name", "leg press", "exercises", List.of("leg-press"), "step", 10)),
                "deloadEvery",
                6);
    }

    private Map<String, Object> program() {
        return Map.of(
                "programId",
                PROGRAM,
                "athleteId",
                "lifter-1",
                "startsOn",
                now.toLocalDate().toString(),
                "lifts",
                Lifts.bench());
    }

    private void train(AnswerRecorder sessions) throws IOException {
        sessions.call(
                "startSession",
                "POST",
                "/v1/sessions",
                Map.of("sessionId", SESSION, "athleteId", "lifter-1", "startedAt", now, "day", 1));
        sessions.call("completeSet", "POST", A_SESSION + "/sets", set(SET, "TOP", "120", 4, "8.5"));
        sessions.call(
                "completeSets",
                "POST",
                A_SESSION + "/sets/batch",
                Map.of("sets", List.of(set(SECOND_SET, "BACKOFF", "102.5", 8, "8"))));
        notes(sessions, A_SESSION + "/sets/" + SET + "/notes", "SetNote");
        read(sessions, List.of("listSetNotes " + A_SESSION + "/notes"));
        sessions.call("correctSet", "PUT", A_SESSION + "/sets/" + SET, set(SET, "TOP", "120", 4, "8"));
        sessions.call("getSession", "GET", A_SESSION, null);
        sessions.call("removeSet", "DELETE", A_SESSION + "/sets/" + SECOND_SET, null);
        sessions.call("finishSession", "POST", A_SESSION + "/finish", Map.of("finishedAt", now.plusHours(1)));
        read(sessions, List.of("getSessionEvents " + A_SESSION + "/events", "listSessions " + ATHLETE + "/sessions"));
        read(sessions, List.of("audit /v1/audit?athleteId=lifter-1", "feed /v1/feed", "usage /v1/usage?month=2026-11"));
    }

    /** Removes a note, and adds and changes another one, which stays. */
    private static void notes(AnswerRecorder service, String path, String name) throws IOException {
        var other = UUID.randomUUID();
        service.call("add" + name, "POST", path, Map.of("noteId", other, "text", "written in error"));
        service.call("remove" + name, "DELETE", path + "/" + other, null);
        service.call("add" + name, "POST", path, Map.of("noteId", NOTE, "text", "Elbows under the bar"));
        service.call("change" + name, "PUT", path + "/" + NOTE, Map.of("text", "Elbows under the bar, well done"));
    }

    /** Previews and imports a log, and undoes the import, so that the examples of plans do not depend on it. */
    private static void importLog(AnswerRecorder sessions) throws IOException {
        var log = """
            Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE
            2025-03-03 17:40:00,Push,1h,Bench Press (Barbell),1,100,5,0,0,8.5
            2025-03-03 17:40:00,Push,1h,Bench Press (Barbell),2,85,8,0,0,
            2025-03-03 17:40:00,Push,1h,Plank,1,0,0,0,60,
            2025-03-03 17:40:00,Push,1h,Dragon Flag,1,0,8,0,0,
            """;
        var imports = "/v1/athletes/lifter-2/imports";
        var parameters = "?timeZone=Europe/Berlin&unit=kg";
        sessions.post("previewLogImport", imports + "/preview" + parameters, "text/csv", log);
        var imported = sessions.post("importLog", imports + parameters, "text/csv", log);
        var path = imports + "/" + imported.path("importId").asText();
        sessions.call("getLogImport", "GET", path, null);
        sessions.call("undoLogImport", "DELETE", path, null);
    }

    private Map<String, Object> set(UUID id, String role, String load, int reps, String rpe) {
        return Map.of(
                "setId",
                id,
                "exercise",
                "bench-press",
                "role",
                role,
                "load",
                Map.of("value", new BigDecimal(load), "unit", "kg"),
                "reps",
                reps,
                "rpe",
                new BigDecimal(rpe),
                "completedAt",
                now.plusMinutes(10));
    }

    /**
     * Records the calls about the lifter's plan. First it waits for the session's six events: start, two sets, a
     * correction, a removal and the finish.
     */
    private void plan(AnswerRecorder programs) throws IOException {
        gym.lifter("lifter-1").caughtUp("/weeks/next", 6);
        read(programs, List.of("getWeek " + ATHLETE + "/weeks/next", "getToday " + ATHLETE + "/today"));
        read(programs, List.of("getSlotHistory " + ATHLETE + "/lifts/" + Lifts.BENCH + "/history"));
        read(programs, List.of("getVolume " + ATHLETE + "/volume", "listRoster /v1/roster"));
        read(programs, List.of("getProposals " + ATHLETE + "/proposals", "countRoster /v1/roster/counts"));
        read(programs, List.of("listFlags " + ATHLETE + "/flags"));
        programs.call("markFlagSeen", "PUT", ATHLETE + "/flags/WARM_UP_SKIPPED/seen", Map.of());
        programs.call("openFlag", "DELETE", ATHLETE + "/flags/WARM_UP_SKIPPED/seen", null);
        notes(programs, ATHLETE + "/notes", "Note");
        read(programs, List.of("listNotes " + ATHLETE + "/notes"));
        read(programs, List.of("getProfile " + ATHLETE, "listAthletes /v1/athletes", "getCalendar /v1/calendar"));
        programs.call("previewProgram", "POST", "/v1/programs/preview", program());
        programs.call(
                "simulate",
                "POST",
                ATHLETE + "/simulations",
                Map.of(
                        "slotId",
                        Lifts.BENCH,
                        "weeks",
                        List.of(Map.of(
                                "sets",
                                List.of(Map.of(
                                        "role",
                                        "TOP",
                                        "load",
                                        Map.of("value", 120, "unit", "kg"),
                                        "reps",
                                        4,
                                        "rpe",
                                        8))))));
        programs.stream("streamEvents", "/v1/stream");
        programs.stream("streamRoster", "/v1/roster/stream");
    }

    private void coach(AnswerRecorder programs) throws IOException {
        programs.call(
                "changeLift",
                "PUT",
                A_LIFT,
                Map.of(
                        "day",
                        1,
                        "exercise",
                        "bench-press",
                        "scheme",
                        Map.of("variant", "SINGLE_TOP"),
                        "progression",
                        Map.of("method", "RPE")));
        programs.call(
                "overrideTarget",
                "PUT",
                A_LIFT + "/overrides/2",
                Map.of("load", 115, "reason", "shoulder feels tight"));
        programs.call("planDeload", "PUT", A_PROGRAM + "/deloads/4", Map.of("percent", 85, "reason", "competition"));
        programs.call("removeDeload", "DELETE", A_PROGRAM + "/deloads/4", null);
        var tomorrow = now.toLocalDate().plusDays(1);
        programs.call(
                "pauseProgram", "POST", A_PROGRAM + "/pause", Map.of("from", tomorrow.toString(), "reason", "travel"));
        read(programs, List.of("getProgram " + A_PROGRAM, "listPrograms /v1/programs?athleteId=lifter-1"));
        programs.call("resumeProgram", "POST", A_PROGRAM + "/resume?from=" + tomorrow, null);
        programs.call("removeOverride", "DELETE", A_LIFT + "/overrides/2", null);
        programs.call(
                "setWeekdays",
                "PUT",
                A_PROGRAM + "/weekdays",
                Map.of("weekdays", List.of(Map.of("day", 1, "weekday", "MONDAY"))));
    }

    private static void exercises(AnswerRecorder programs) throws IOException {
        programs.call("defineExercise", "PUT", "/v1/exercises/log-press", OwnExercise.LOG_PRESS);
        programs.call("getExercise", "GET", "/v1/exercises/log-press", null);
        programs.call("retireExercise", "DELETE", "/v1/exercises/log-press", null);
    }

    private void webhooks(AnswerRecorder service, String type) throws IOException {
        var platform = gym.as("platform", "back-end");
        var client = service.api == StoredApi.SESSION_SERVICE ? platform.sessions() : platform.programs();
        var calls = service.as(client);
        var path = "/v1/webhooks/crm";
        try (var receiver = new WebhookReceiver(message -> 204)) {
            calls.call("setWebhook", "PUT", path, Map.of("url", receiver.url(), "types", List.of(type)));
            calls.call("pingWebhook", "POST", path + "/ping", null);
            read(calls, List.of("listWebhooks /v1/webhooks", "getWebhook " + path));
            read(calls, List.of("webhookDeliveries " + path + "/deliveries?state=dead"));
            calls.call("replayWebhook", "POST", path + "/replay", null);
            calls.call("changeWebhookSecret", "POST", path + "/secret", null);
            calls.call("deleteWebhook", "DELETE", path, null);
        }
    }

    private void library(AnswerRecorder programs) throws IOException {
        var path = "/v1/program-templates/base";
        programs.call(
                "saveProgramTemplate",
                "PUT",
                path,
                Map.of(
                        "name",
                        "Base, 8 weeks",
                        "weeks",
                        8,
                        "deloads",
                        List.of(Map.of("week", 5)),
                        "lifts",
                        List.of(Map.of(
                                "day", 1, "exercise", "bench-press", "scheme", Map.of("variant", "SINGLE_TOP")))));
        programs.call(
                "assignProgramTemplate",
                "POST",
                path + "/assign",
                Map.of(
                        "athleteIds",
                        List.of("lifter-1", "lifter-9"),
                        "startsOn",
                        now.toLocalDate().plusDays(7).toString(),
                        "starts",
                        List.of(Map.of("start", Map.of("load", 120)))));
        read(programs, List.of("listProgramTemplates /v1/program-templates", "getProgramTemplate " + path));
        read(programs, List.of("listProgramTemplateAthletes " + path + "/athletes"));
        programs.call("retireProgramTemplate", "DELETE", path, null);
    }

    private void transfer(AnswerRecorder service) throws IOException {
        read(service, List.of("exportAthlete " + ATHLETE + "/export", "exportGym /v1/export"));
        var platform = gym.as("platform", "back-end");
        var client = service.api == StoredApi.SESSION_SERVICE ? platform.sessions() : platform.programs();
        var lines = client.get("/v1/export").expect(200).text();
        service.as(client).post("importGym", "/v1/imports", "application/x-ndjson", lines + "{\"type\":\"sets\"}\n");
    }

    private void operate(AnswerRecorder service) throws IOException {
        var operator = service.as(operator(service.api));
        var topic =
                service.api == StoredApi.SESSION_SERVICE ? "training.session-events.v1" : "training.program-events.v1";
        operator.call(
                "republish",
                "POST",
                "/v1/operations/republish",
                Map.of("topic", topic, "gym", gym.name(), "athlete", "lifter-1", "from", 0));
        operator.call("refused", "GET", "/v1/operations/refused", null);
        operator.call("retryAllRefused", "POST", "/v1/operations/refused/retry", null);
        if (service.api == StoredApi.PROGRAM_SERVICE) {
            operator.call("parked", "GET", "/v1/operations/parked", null);
            operator.call("replayParked", "POST", "/v1/operations/parked/" + gym.name() + "/lifter-1/replay", null);
        }
    }

    private void rebuild(AnswerRecorder programs) throws IOException {
        var operator = programs.as(operator(programs.api));
        var begun = operator.call(
                "startRebuild",
                "POST",
                "/v1/operations/rebuilds",
                Map.of("mode", "CHECK", "source", "SETS", "gym", gym.name(), "athleteId", "lifter-1"));
        var path = "/v1/operations/rebuilds/" + begun.path("id").asText();
        operator.call("rebuilds", "GET", "/v1/operations/rebuilds", null);
        operator.call("rebuild", "GET", path, null);
    }

    private ServiceClient operator(StoredApi api) {
        return new ServiceClient(api.address(), gym.pair().token("-", "operator", "olga"))
                .patiently(Eventually.AT_MOST);
    }

    /** Records calls without a body. Each call is given as {@code operationId path}. */
    private static void read(AnswerRecorder service, List<String> calls) throws IOException {
        for (var call : calls) {
            var parts = call.split(" ", 2);
            service.call(parts[0], "GET", parts[1], null);
        }
    }
}
