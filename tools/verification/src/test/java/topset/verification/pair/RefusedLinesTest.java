package topset.verification.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Json;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.support.GymClient;
import topset.verification.support.OwnExercise;

/** Tests what an import refuses. Each line is refused alone, as the API call that it stands for would be. */
@Tag("system")
class RefusedLinesTest {
    private final GymClient target = GymClient.fresh("refusing");

    @Test
    void a_refused_line_is_named_and_stops_no_other() {
        var mover = target.as("platform", "mover");
        var sessionId = UUID.randomUUID();
        var lines = List.of(
                "{\"type\":\"session\",\"athleteId\":\"new\",\"session\":{\"sessionId\":\"" + sessionId
                        + "\",\"athleteId\":\"new\",\"startedAt\":\"2024-11-24T17:40:00+01:00\"}}",
                set(sessionId, "bench-press", 500),
                set(sessionId, "no-such-exercise", 5),
                "not json",
                "{\"type\":\"nonsense\"}",
                "{\"type\":\"set\",\"athleteId\":\"new\",\"set\":null}",
                "x".repeat(70_000),
                set(sessionId, "bench-press", 5),
                "{\"type\":\"note\",\"athleteId\":\"new\",\"set\":{},\"note\":{}}");

        var result = ExportedLines.post(mover.sessions(), String.join("\n", lines));

        assertThat(result.path("added").asInt()).as(result.toString()).isEqualTo(2);
        assertThat(result.path("refused").asInt()).isEqualTo(7);
        var refusals = new HashMap<Integer, String>();
        result.path("refusals")
                .forEach(each -> refusals.put(
                        each.path("line").asInt(),
                        each.path("violations").path(0).path("field").asText() + " "
                                + each.path("violations").path(0).path("rule").asText()));
        assertThat(refusals)
                .containsEntry(2, "set.reps reps-range")
                .containsEntry(3, "set.exercise unknown-exercise")
                .containsEntry(5, "type line-type")
                .containsEntry(6, "sessionId line")
                .containsEntry(9, "set line")
                .containsKeys(4, 7);
    }

    @Test
    void lines_about_the_gym_are_checked_as_the_calls_and_in_the_order_of_their_times() {
        var mover = target.as("platform", "mover");
        var press = Json.write(OwnExercise.LOG_PRESS);
        var lines = List.of(
                exercise("2020-01-02", "log-press", press),
                exercise("2020-01-01", "log-press", press),
                exercise("2020-01-02", "log-press", press.replace("GOOD", "IDEAL")),
                exercise("2020-01-02", "log-press", press),
                exercise("2020-01-02", "bench-press", press),
                exercise("2020-01-02", "Other!", press.replace("Log Press", "Odd Press")),
                exercise("2090-01-02", "log-press", press),
                "{\"type\":\"exercise-retirement\",\"at\":\"2020-01-03T10:00:00Z\",\"exercise\":\"no-such\"}",
                "{\"type\":\"exercise-retirement\",\"at\":\"2020-01-03T10:00:00Z\",\"exercise\":\"log-press\","
                        + "\"settings\":{}}",
                "{\"type\":\"gym\",\"at\":\"2020-01-03T10:00:00Z\",\"settings\":{\"deloadEvery\":100}}");

        var result = ExportedLines.post(mover.programs(), String.join("\n", lines));

        var refusals = refusals(result);
        assertThat(refusals)
                .containsEntry(2, "422 at order")
                .containsEntry(3, "409  ")
                .containsEntry(5, "409  ")
                .containsEntry(6, "422 exercise exercise-id")
                .containsEntry(7, "422 at past")
                .containsEntry(8, "404  ")
                .containsEntry(9, "422 settings line")
                .containsEntry(10, "422 settings.deloadEvery deload")
                .hasSize(8);
        assertThat(result.path("added").asInt()).as(result.toString()).isEqualTo(1);
        assertThat(result.path("repeated").asInt()).as(result.toString()).isEqualTo(1);
    }

    private static String exercise(String date, String id, String definition) {
        return "{\"type\":\"exercise\",\"at\":\"" + date + "T10:00:00Z\",\"exercise\":\"" + id + "\",\"definition\":"
                + definition + "}";
    }

    private static Map<Integer, String> refusals(JsonNode result) {
        var refusals = new HashMap<Integer, String>();
        result.path("refusals")
                .forEach(each -> refusals.put(
                        each.path("line").asInt(),
                        each.path("status").asText() + " "
                                + each.at("/violations/0/field").asText() + " "
                                + each.at("/violations/0/rule").asText()));
        return refusals;
    }

    @Test
    void a_note_that_is_from_the_future_or_about_nothing_of_the_athlete_is_refused() {
        var mover = target.as("platform", "mover");
        var sessionId = UUID.randomUUID();
        var setId = UUID.randomUUID();
        var session = "{\"type\":\"session\",\"athleteId\":\"new\",\"session\":{\"sessionId\":\"" + sessionId
                + "\",\"athleteId\":\"new\",\"startedAt\":\"2024-11-24T17:40:00+01:00\"}}";
        var ofSet = ",\"sessionId\":\"" + sessionId + "\",\"setId\":\"" + setId + "\"";
        var profile = "{\"type\":\"profile\",\"athleteId\":\"new\",\"at\":\"2020-01-01T10:00:00Z\","
                + "\"profile\":{\"timeZone\":\"Etc/UTC\",\"unit\":\"kg\"}}";
        var lines = String.join(
                "\n",
                session,
                set(sessionId, "bench-press", 5).replaceFirst("\"setId\":\"[^\"]*", "\"setId\":\"" + setId),
                profile,
                note("new", ofSet, "2024-11-25"),
                note("other", ofSet, "2024-11-25"),
                note("new", ofSet.replace(setId.toString(), UUID.randomUUID().toString()), "2024-11-25"),
                note("new", ofSet, "2090-01-01"),
                note("new", "", "2024-11-25"),
                note("other", "", "2024-11-25"),
                note("new", "", "2090-01-01"));

        var sessions = ExportedLines.post(mover.sessions(), lines);
        var programs = ExportedLines.post(mover.programs(), lines);

        assertThat(refusals(sessions))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(5, "404  ", 6, "404  ", 7, "422 note.writtenAt past", 10, "422 note.writtenAt past"));
        assertThat(sessions.path("added").asInt()).as(sessions.toString()).isEqualTo(3);
        assertThat(refusals(programs))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(7, "422 note.writtenAt past", 9, "404  ", 10, "422 note.writtenAt past"));
        assertThat(programs.path("added").asInt()).as(programs.toString()).isEqualTo(2);
        var ofAnotherGym = note("new", "", "2024-11-25").replace("\"text\"", "\"gym\":\"other\",\"text\"");
        assertThat(refusals(ExportedLines.post(mover.programs(), ofAnotherGym)))
                .as("a column that is no field")
                .containsOnly(Map.entry(1, "400 note.gym unknown-field"));

        mover.sessions().delete("/v1/athletes/new").expect(200);
        eventually()
                .untilAsserted(() -> mover.programs().get("/v1/athletes/new").expect(404));

        assertThat(refusals(ExportedLines.post(mover.sessions(), note("new", ofSet, "2024-11-26"))))
                .as("a note about a set of an erased athlete")
                .containsOnly(Map.entry(1, "404  "));
        assertThat(refusals(ExportedLines.post(mover.programs(), note("new", "", "2024-11-26"))))
                .as("a note about an erased athlete")
                .containsOnly(Map.entry(1, "404  "));
    }

    private static String note(String athleteId, String ofSet, String date) {
        return "{\"type\":\"note\",\"athleteId\":\"" + athleteId + "\"" + ofSet + ",\"note\":{\"noteId\":\""
                + UUID.randomUUID() + "\",\"text\":\"knees out\",\"shared\":true,\"author\":\"kim\",\"writtenAt\":\""
                + date + "T10:00:00Z\"}}";
    }

    @Test
    void a_session_of_another_athlete_takes_no_sets() {
        var mover = target.as("platform", "mover");
        var sessionId = UUID.randomUUID();
        var session = "{\"type\":\"session\",\"athleteId\":\"owner\",\"session\":{\"sessionId\":\"" + sessionId
                + "\",\"athleteId\":\"owner\",\"startedAt\":\"2024-11-24T17:40:00+01:00\"}}";

        var result = ExportedLines.post(
                mover.sessions(),
                String.join(
                        "\n",
                        session,
                        session.replace("owner", "new"),
                        set(sessionId, "bench-press", 5),
                        session.replace("\"athleteId\":\"owner\",\"started", "\"athleteId\":\"new\",\"started")));

        assertThat(result.path("added").asInt()).as(result.toString()).isEqualTo(1);
        assertThat(result.path("refusals").findValuesAsText("status")).containsExactly("409", "404", "422");
    }

    @Test
    void a_program_of_years_ago_is_imported_and_what_no_call_would_accept_is_not() {
        var mover = target.as("platform", "mover");
        var old = UUID.randomUUID();
        var lines = List.of(
                program(old, "2020-01-01", Midday.today().minusWeeks(100)),
                "{\"type\":\"profile\",\"athleteId\":\"new\",\"at\":\"2020-01-01T10:00:00Z\","
                        + "\"profile\":{\"timeZone\":\"Etc/UTC\",\"unit\":\"kg\"}}",
                program(old, "2020-01-02", Midday.today().minusWeeks(100)),
                program(UUID.randomUUID(), "2020-01-03", Midday.today().minusWeeks(600)),
                program(UUID.randomUUID(), "2090-01-03", Midday.today()),
                decision("override-removal", old, "2020-02-01", "\"slotId\":\"no-slot\",\"week\":1"),
                decision("pause", old, "2020-02-02", "\"pause\":{\"from\":\"2020-02-02\",\"reason\":\"flu\"}"),
                decision("resume", old, "2020-02-01", "\"on\":\"2020-02-03\""),
                decision("program-end", UUID.randomUUID(), "2020-02-02", "\"endsOn\":\"2020-02-02\""),
                decision("deload", old, "2020-02-03", "\"week\":5,\"deload\":{\"percent\":5,\"reason\":\"no\"}"));

        var result = ExportedLines.post(mover.programs(), String.join("\n", lines));

        assertThat(refusals(result))
                .containsEntry(1, "422 athleteId profile-first")
                .containsEntry(4, "422 program.startsOn starts-on")
                .containsEntry(5, "422 at past")
                .containsEntry(6, "404  ")
                .containsEntry(8, "422 at order")
                .containsEntry(9, "404  ")
                .containsEntry(10, "422 deload.percent deload")
                .hasSize(7);
        assertThat(result.path("added").asInt()).as(result.toString()).isEqualTo(3);
        mover.programs().get("/v1/athletes/new/weeks/1").expect(200);
    }

    /** The athletes of a file share transactions. */
    @Test
    void a_refused_athlete_stops_no_other_and_the_mended_file_adds_only_what_was_refused() {
        var mover = target.as("platform", "mover");
        var program =
                "\"program\":{\"startsOn\":\"" + Midday.today() + "\",\"lifts\":" + Json.write(Lifts.bench()) + "}";
        var lines = IntStream.range(0, 20)
                .mapToObj(n -> List.of(
                        "{\"type\":\"profile\",\"athleteId\":\"new\",\"at\":\"2020-01-01T10:00:00Z\","
                                + "\"profile\":{\"timeZone\":\"Etc/UTC\",\"unit\":\"kg\"}}",
                        decision("program", UUID.randomUUID(), "2020-01-02", program)))
                .toList();
        var numbered = new ArrayList<String>();
        for (int n = 0; n < lines.size(); n++) {
            for (var line : lines.get(n)) {
                numbered.add(line.replace("\"new\"", "\"lifter-" + n + "\""));
            }
        }
        var broken = new ArrayList<>(numbered);
        broken.set(14, "");

        var first = ExportedLines.post(mover.programs(), String.join("\n", broken));
        var second = ExportedLines.post(mover.programs(), String.join("\n", numbered));

        assertThat(refusals(first)).containsExactly(Map.entry(16, "422 athleteId profile-first"));
        assertThat(first.path("added").asInt()).as(first.toString()).isEqualTo(38);
        assertThat(second.path("added").asInt()).as(second.toString()).isEqualTo(2);
        assertThat(second.path("repeated").asInt()).as(second.toString()).isEqualTo(38);
        mover.programs().get("/v1/athletes/lifter-6/weeks/1").expect(200);
        mover.programs().get("/v1/athletes/lifter-7/weeks/1").expect(200);
        mover.programs().get("/v1/athletes/lifter-19/weeks/1").expect(200);
    }

    private static String decision(String type, UUID programId, String date, String fields) {
        return "{\"type\":\"" + type + "\",\"athleteId\":\"new\",\"at\":\"" + date + "T10:00:00Z\",\"programId\":\""
                + programId + "\"," + fields + "}";
    }

    private static String program(UUID programId, String date, LocalDate startsOn) {
        var lifts = Json.write(Lifts.bench());
        return decision(
                "program", programId, date, "\"program\":{\"startsOn\":\"" + startsOn + "\",\"lifts\":" + lifts + "}");
    }

    private static String set(UUID sessionId, String exercise, int reps) {
        return "{\"type\":\"set\",\"athleteId\":\"new\",\"sessionId\":\"" + sessionId + "\",\"set\":{\"setId\":\""
                + UUID.randomUUID() + "\",\"exercise\":\"" + exercise
                + "\",\"role\":\"TOP\",\"load\":{\"value\":100,\"unit\":\"kg\"},\"reps\":" + reps
                + ",\"completedAt\":\"2024-11-24T17:50:00+01:00\"}}";
    }
}
