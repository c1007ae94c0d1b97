package topset.verification.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Lifts;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;

/**
 * Tests that a gym can be moved: the exports of both services of one gym are imported into another gym, and the plans
 * are the same.
 */
@Tag("system")
class ExportImportTest {
    private final GymClient source = GymClient.fresh("moving-out");
    private final GymClient target = GymClient.fresh("moving-in");
    private final MovingGym athletes = new MovingGym(source);

    @Test
    void a_gym_that_is_exported_and_imported_plans_the_same() {
        var everything = athletes.everything();
        var two = athletes.twoPrograms();
        var plain = athletes.plain();
        var file = ExportedLines.export(source);

        var sessions = ExportedLines.post(target.as("platform", "mover").sessions(), file);
        var programs = ExportedLines.post(target.as("platform", "mover").programs(), file);

        for (var result : List.of(sessions, programs)) {
            assertThat(result.path("refusals")).as(result.toString()).isEmpty();
            assertThat(result.path("repeated").asInt()).isZero();
            assertThat(result.path("complete").asBoolean()).isTrue();
            assertThat(result.path("lines").asInt())
                    .isEqualTo((int) file.lines().count());
        }
        assertThat(sessions.path("added").asInt() + programs.path("added").asInt())
                .isEqualTo((int) file.lines().filter(ExportedLines::isImported).count());
        for (var lifter : List.of(everything, two, plain)) {
            assertThat(KnownOfLifter.of(target.lifter(lifter.id()), lifter))
                    .isEqualTo(KnownOfLifter.of(lifter, lifter));
        }
        assertThat(KnownOfLifter.of(everything, everything).toString())
                .contains("\"overridden\":true", "\"rule\":\"pain.hold\"", "\"rule\":\"deload", "flu", "lee", "team");
    }

    @Test
    void exercises_and_settings_of_the_gym_move_with_its_plans() {
        var lifter = athletes.ownExercises();
        var file = ExportedLines.export(source);
        assertThat(file).contains("\"type\":\"exercise\"", "\"type\":\"exercise-retirement\"", "\"ofGym\":true");
        var mover = target.as("platform", "mover");

        var programs = ExportedLines.post(mover.programs(), file);
        var sessions = ExportedLines.post(mover.sessions(), file);

        assertThat(programs.path("refusals")).as(programs.toString()).isEmpty();
        assertThat(sessions.path("refusals")).as(sessions.toString()).isEmpty();
        MovingGym.eventuallyFollowed(mover.programs());
        for (var path : List.of("/v1/exercises", "/v1/gym")) {
            assertThat(settings(mover.programs(), path))
                    .isEqualTo(settings(source.coach().programs(), path));
        }
        assertThat(KnownOfLifter.of(target.lifter(lifter.id()), lifter)).isEqualTo(KnownOfLifter.of(lifter, lifter));
        assertThat(KnownOfLifter.of(lifter, lifter).toString()).contains("\"rule\":\"equipment-changed\"");
        var again = ExportedLines.post(mover.programs(), file);
        assertThat(again.path("added").asInt()).as(again.toString()).isZero();
        assertThat(again.path("refused").asInt()).as(again.toString()).isZero();
        assertThat(ExportedLines.decisions(ExportedLines.export(target))).isEqualTo(ExportedLines.decisions(file));
    }

    private static JsonNode settings(ServiceClient programs, String path) {
        var answer = programs.get(path).expect(200).json();
        if (answer instanceof ObjectNode object) {
            object.remove("change");
        }
        return answer;
    }

    @Test
    void what_is_compared_differs_after_one_override() {
        var lifter = athletes.plain();
        var file = ExportedLines.export(source);
        var mover = target.as("platform", "mover");
        ExportedLines.post(mover.programs(), file);
        ExportedLines.post(mover.sessions(), file);
        var moved = target.lifter("plain");
        assertThat(KnownOfLifter.of(moved, lifter)).isEqualTo(KnownOfLifter.of(lifter, lifter));
        var programId = mover.programs()
                .get("/v1/programs?athleteId=plain")
                .expect(200)
                .json()
                .at("/items/0/programId")
                .asText();

        mover.programs()
                .put(
                        "/v1/programs/" + programId + "/lifts/" + Lifts.BENCH + "/overrides/2",
                        Map.of("load", 100, "reason", "another gym"))
                .expect(200);

        assertThat(KnownOfLifter.of(moved, lifter)).isNotEqualTo(KnownOfLifter.of(lifter, lifter));
    }

    @Test
    void the_same_file_posted_again_adds_nothing() {
        athletes.everything();
        var file = ExportedLines.export(source);
        var mover = target.as("platform", "mover");
        for (var service : List.of(mover.sessions(), mover.programs())) {
            var first = ExportedLines.post(service, file);
            assertThat(first.path("added").asInt()).isPositive();
            var before = ExportedLines.export(target);

            var again = ExportedLines.post(service, file);

            assertThat(again.path("added").asInt()).as(again.toString()).isZero();
            assertThat(again.path("repeated")).isEqualTo(first.path("added"));
            assertThat(again.path("refused").asInt()).isZero();
            assertThat(ExportedLines.withoutFileLines(ExportedLines.export(target)))
                    .isEqualTo(ExportedLines.withoutFileLines(before));
        }
        assertThat(ExportedLines.decisions(ExportedLines.export(target))).isEqualTo(ExportedLines.decisions(file));
    }

    @Test
    void a_cut_file_is_finished_by_posting_the_whole_one() {
        athletes.everything();
        var file = ExportedLines.export(source);
        var half =
                String.join("\n", file.lines().limit(file.lines().count() / 2).toList());
        var mover = target.as("platform", "mover");
        assertThat(ExportedLines.post(mover.sessions(), half).path("complete").asBoolean())
                .isFalse();
        ExportedLines.post(mover.programs(), half);

        ExportedLines.post(mover.sessions(), file);
        ExportedLines.post(mover.programs(), file);

        assertThat(ExportedLines.decisions(ExportedLines.export(target))).isEqualTo(ExportedLines.decisions(file));
    }

    @Test
    void only_the_platform_imports_and_nobody_exports_another_athlete() {
        athletes.plain();
        var athlete = source.lifter("plain");
        for (var role : List.of("athlete", "coach", "analyst")) {
            var caller = source.as(role, "plain");
            for (var service : List.of(caller.sessions(), caller.programs())) {
                assertThat(ExportedLines.postRaw(service, "{}").status())
                        .as(role)
                        .isEqualTo(403);
            }
        }
        for (var service : List.of(athlete.sessions(), athlete.programs())) {
            service.get(athlete.athletePath() + "/export").expect(200);
            service.get("/v1/export").expect(403);
        }
        var stranger = source.lifter("stranger");
        var elsewhere = target.coach();
        for (var service : List.of(stranger.sessions(), stranger.programs())) {
            service.get(athlete.athletePath() + "/export").expect(404);
        }
        for (var service : List.of(elsewhere.sessions(), elsewhere.programs())) {
            // The export itself is audited, at once or a little later.
            assertThat(service.get(athlete.athletePath() + "/export")
                            .expect(200)
                            .text()
                            .lines()
                            .filter(line -> !line.startsWith("{\"type\":\"audit\"")))
                    .hasSize(2);
        }
    }

    @Test
    void an_export_has_notes_and_actors_and_for_an_analyst_no_actors() {
        athletes.everything();
        var own = source.lifter("everything");
        var path = own.athletePath() + "/export";

        var text = own.sessions().get(path).expect(200).text();
        var ofAnalyst =
                source.as("analyst", "ada").sessions().get(path).expect(200).text();

        assertThat(text)
                .contains("\"note\":\"=felt, \\\"easy\\\"\"", "\"actor\":{\"subject\":", "\"type\":\"removal\"");
        assertThat(ofAnalyst).contains("\"note\":").doesNotContain("\"actor\"").doesNotContain("\"type\":\"audit\"");
    }

    @Test
    void the_sets_as_csv_run_no_formula() {
        athletes.everything();
        var own = source.lifter("everything");

        var csv = own.sessions().get(own.athletePath() + "/export?format=csv").expect(200);

        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.text())
                .startsWith("athleteId,sessionId,startedAt,")
                .contains(",\"'=felt, \"\"easy\"\"\"\r\n")
                .doesNotContain("removed by mistake");
        own.programs().get(own.athletePath() + "/export?format=csv").expect(422);
        own.sessions().get(own.athletePath() + "/export?format=xml").expect(422);
        assertThat(source.coach()
                        .sessions()
                        .get("/v1/export?format=csv")
                        .expect(200)
                        .text())
                .isEqualTo(csv.text());
    }

    @Test
    void every_line_fits_its_schema() throws IOException {
        athletes.everything();
        athletes.twoPrograms();
        athletes.ownExercises();
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(RunningPair.root().resolve("docs/schemas/ExportLine.v1.json")));

        assertThat(ExportedLines.export(source).lines())
                .allSatisfy(line -> assertThat(schema.validate(line, InputFormat.JSON))
                        .as(line)
                        .isEmpty());
    }
}
