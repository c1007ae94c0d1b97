package topset.verification.bench.measure;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import topset.testsupport.Json;
import topset.testsupport.Lifts;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;

/**
 * The lines of a profile and a program, copied from the export of a model athlete, because an import needs every
 * default.
 */
record ProgramLines(List<String> lines, String programId, String startsOn) {
    static final List<String> FIRST_DAY = List.of("bench-press", "squat", "deadlift", "overhead-press");

    static final List<String> SECOND_DAY =
            List.of("front-squat", "incline-bench-press", "romanian-deadlift", "barbell-row");

    private static final String MODEL = "model";

    static ProgramLines exported(RunningPair pair, String theme) {
        var model = new GymClient(pair, theme + "-model").as("platform", MODEL).profile(ZoneOffset.UTC);
        var startsOn = LocalDate.now(ZoneOffset.UTC);
        var programId = model.program(startsOn, lifts());
        var lines = model.programs()
                .get(model.athletePath() + "/export")
                .expect(200)
                .text()
                .lines()
                .filter(line -> List.of("profile", "program")
                        .contains(Json.read(line).path("type").asText()))
                .toList();
        return new ProgramLines(lines, programId.toString(), startsOn.toString());
    }

    static List<Map<String, Object>> lifts() {
        return Stream.concat(
                        FIRST_DAY.stream().map(exercise -> lift(1, exercise)),
                        SECOND_DAY.stream().map(exercise -> lift(2, exercise)))
                .toList();
    }

    private static Map<String, Object> lift(int day, String exercise) {
        return Lifts.lift("d" + day + "-" + exercise, day, exercise, "SINGLE_TOP", "2.5", "100");
    }

    void write(GymFile file, String athlete, LocalDate starts) {
        var otherProgram = UUID.randomUUID().toString();
        for (var line : lines) {
            file.line(line.replace(quoted(MODEL), quoted(athlete))
                    .replace(quoted(programId), quoted(otherProgram))
                    .replace("\"startsOn\":" + quoted(startsOn), "\"startsOn\":" + quoted(starts.toString())));
        }
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
