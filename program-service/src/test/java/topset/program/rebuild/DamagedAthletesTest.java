package topset.program.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.backoffOf;
import static topset.program.Sets.top;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.tapes.TapeProfile;
import topset.store.Athlete;

/**
 * Damages the stored rows of many athletes, each in another way, and compares everything that a rebuild reports,
 * corrects and publishes with a golden file. If the file differs on purpose, copy the new text from {@code target}.
 */
@QuarkusTest
@TestProfile(TapeProfile.class)
@Tag("integration")
@Execution(ExecutionMode.SAME_THREAD)
class DamagedAthletesTest {
    private static final LocalDate FOUR_WEEKS_AGO = LocalDate.parse("2026-10-26");
    private static final String TWO_WEEKS_AGO = "2026-11-10T18:00:00Z";

    /** One statement for each way to damage an athlete. Its parameter is the athlete's gym. */
    private static final Map<String, String> DAMAGE = new LinkedHashMap<>();

    static {
        DAMAGE.put("none", "update program set gym = gym where gym = ?");
        DAMAGE.put(
                "target of a past week",
                "update slot_week set slot_week = regexp_replace(slot_week,"
                        + " '\"load\":\"[0-9/]+\"', '\"load\":\"7/1\"') where gym = ? and week = 3");
        DAMAGE.put(
                "target of this week",
                "update slot_week set slot_week = regexp_replace(slot_week,"
                        + " '\"load\":\"[0-9/]+\"', '\"load\":\"7/1\"') where gym = ? and week = 5");
        DAMAGE.put(
                "target of next week",
                "update slot_week set slot_week = regexp_replace(slot_week,"
                        + " '\"load\":\"[0-9/]+\"', '\"load\":\"7/1\"') where gym = ? and week = 6");
        DAMAGE.put(
                "all targets",
                "update slot_week set slot_week = regexp_replace(slot_week,"
                        + " '\"exactLoad\":\"[0-9/]+\"', '\"exactLoad\":\"7/1\"') where gym = ?");
        DAMAGE.put(
                "state of a past week",
                "update slot_week set slot_week = replace(slot_week,"
                        + " '\"missedWeeks\":', '\"missedWeeks\":7') where gym = ? and week = 3");
        DAMAGE.put(
                "state of next week",
                "update slot_week set slot_week = replace(slot_week,"
                        + " '\"missedWeeks\":', '\"missedWeeks\":7') where gym = ? and week = 6");
        DAMAGE.put("unreadable past week", "update slot_week set slot_week = '{' where gym = ? and week = 3");
        DAMAGE.put("unreadable next week", "update slot_week set slot_week = '{' where gym = ? and week = 6");
        DAMAGE.put("unreadable form", "update slot_week set slot_week = '{\"a\":1}' where gym = ? and week = 6");
        DAMAGE.put("revised week", "update slot_week set slot_week = '{' where gym = ? and week = 2");
        DAMAGE.put("lost past week", "delete from slot_week where gym = ? and week = 3");
        DAMAGE.put("lost next week", "delete from slot_week where gym = ? and week = 6");
        DAMAGE.put("lost targets", "delete from slot_week where gym = ?");
        DAMAGE.put(
                "surplus slot",
                "insert into slot_week (gym, program_id, slot_id, week, revision,"
                        + " revised_after_final, slot_week) select gym, program_id, 'd9-ghost', week, 3, false, slot_week"
                        + " from slot_week where gym = ? and week = 4");
        DAMAGE.put(
                "surplus week",
                "insert into slot_week (gym, program_id, slot_id, week, revision,"
                        + " revised_after_final, slot_week) select gym, program_id, slot_id, 9, 3, false, slot_week"
                        + " from slot_week where gym = ? and week = 4");
        DAMAGE.put("planned too far", "update program set planned_to = 8 where gym = ?");
        DAMAGE.put("never planned", "update program set planned_to = 0, next_week_at = null where gym = ?");
        DAMAGE.put("flags of a past week", "update program_week set flags = '[]' where gym = ? and week = 4");
        DAMAGE.put("flags of next week", "update program_week set flags = '[]' where gym = ? and week = 6");
        DAMAGE.put("unreadable flags", "update program_week set flags = '{' where gym = ? and week = 6");
        DAMAGE.put("flags of a revised week", "update program_week set flags = '{' where gym = ? and week = 2");
        DAMAGE.put("trends", "update program_week set trends = null where gym = ? and trends is not null");
        DAMAGE.put("unreadable trends", "update program_week set trends = '{' where gym = ? and week = 4");
        DAMAGE.put("lost weeks", "delete from program_week where gym = ?");
        DAMAGE.put(
                "backoff",
                "update program_week set backoffs = regexp_replace(backoffs::text,"
                        + " ': \"[^\"]+\"', ': \"7 0\"', 'g')::jsonb where gym = ?");
        DAMAGE.put("unreadable backoff", "update program_week set backoffs = '{\"x\": [1]}' where gym = ?");
        DAMAGE.put("lost backoff", "update program_week set backoffs = null where gym = ?");
        DAMAGE.put(
                "profile",
                "update athlete_profile set profile = replace(profile, 'Europe/Berlin',"
                        + " 'Europe/Paris') where gym = ?");
        DAMAGE.put("unreadable profile", "update athlete_profile set profile = '{' where gym = ?");
        DAMAGE.put("lost profile", "delete from athlete_profile where gym = ?");
        DAMAGE.put("start of the program", "update program set starts_on = starts_on + 7 where gym = ?");
        DAMAGE.put("unreadable program", "update program set state = '{' where gym = ?");
        DAMAGE.put("lost program", "delete from program where gym = ?");
        DAMAGE.put(
                "surplus program",
                "insert into program (gym, program_id, athlete, starts_on, state,"
                        + " planned_to) select gym, gen_random_uuid(), athlete, starts_on + 70, state, 0 from program"
                        + " where gym = ?");
        DAMAGE.put("sets", "update set_fact set reps = reps + 1 where gym = ? and load_value > 120");
        DAMAGE.put("lost sets", "delete from set_fact where gym = ? and load_value > 120");
        DAMAGE.put(
                "surplus set",
                "insert into set_fact select gym, athlete, gen_random_uuid()::text, revision, recorded_at, removed,"
                        + " session_id, session_started_at, day, exercise, role, 140, load_unit, reps, rpe, pain,"
                        + " completed_at, slot_id from set_fact where gym = ? and load_value > 120");
        DAMAGE.put(
                "set of a higher revision",
                "update set_fact set revision = 9, reps = 1 where gym = ? and load_value > 120");
        DAMAGE.put("sets without a time of recording", "update set_fact set recorded_at = null where gym = ?");
        DAMAGE.put("unreadable sets", "update set_fact set role = 'none' where gym = ?");
        DAMAGE.put("processed too few", "update inbox set seen = 2, last_ids = last_ids[1:2] where gym = ?");
        DAMAGE.put("processed too many", "update inbox set seen = 9 where gym = ?");
        DAMAGE.put("roster row", "update roster_row set memory = '{', entry = '{' where gym = ?");
    }

    /** The damage that is tested with a rebuild from the log, which differs from one from the sets in the sets only. */
    private static final Set<String> OF_LOG = Set.of(
            "none",
            "target of next week",
            "lost profile",
            "surplus program",
            "sets",
            "lost sets",
            "surplus set",
            "set of a higher revision",
            "sets without a time of recording",
            "unreadable sets",
            "processed too few",
            "processed too many");

    private final RebuildFixture fixture = new RebuildFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void a_rebuild_reports_corrects_and_publishes_what_the_golden_file_lists(Source source) throws IOException {
        var athletes = new LinkedHashMap<String, Athlete>();
        DAMAGE.keySet().stream()
                .filter(name -> source == Source.SETS || OF_LOG.contains(name))
                .forEach(name -> athletes.put(name, trainedForWeeks()));
        var sound = new LinkedHashMap<String, Map<String, List<String>>>();
        athletes.forEach((name, athlete) -> sound.put(name, fixture.served(athlete)));
        athletes.forEach((name, athlete) -> fixture.execute(Objects.requireNonNull(DAMAGE.get(name)), athlete));
        long events = fixture.number("select max(position) from event");

        var lines = new ArrayList<String>();
        for (var mode : Mode.values()) {
            lines.add("%s: %s".formatted(mode, outcomes(fixture.done(RebuildFixture.order(mode, source, null)))));
            athletes.forEach((name, athlete) -> {
                lines.add("%s %s".formatted(mode, name));
                lines.addAll(found(athlete));
            });
        }
        athletes.forEach((name, athlete) -> {
            lines.add("AFTER " + name);
            lines.addAll(published(athlete, events));
            lines.addAll(fixture.texts("select '  week ' || week || ' ' || slot_id || ' revision ' || revision"
                    + " || case when revised_after_final then ' revised' else '' end from slot_week where gym = '"
                    + athlete.gym() + "' order by week, slot_id"));
            var served = fixture.served(athlete);
            Objects.requireNonNull(sound.get(name)).forEach((table, rows) -> {
                if (!rows.equals(served.get(table))) {
                    lines.add("  " + table + " differs");
                }
            });
        });

        var golden = "rebuild/damaged-" + source + ".txt";
        var text = String.join("\n", lines) + "\n";
        var actual = Path.of("target", golden);
        Files.createDirectories(actual.getParent());
        Files.writeString(actual, text);
        try (var expected = getClass().getResourceAsStream("/" + golden)) {
            assertThat(text)
                    .isEqualTo(new String(Objects.requireNonNull(expected).readAllBytes(), UTF_8));
        }
    }

    /** Returns a lifter with a late set, which revised a final target, and with a backoff load of today. */
    private Athlete trainedForWeeks() {
        var lifter = fixture.service.lifter(FOUR_WEEKS_AGO);
        var today = top(lifter, RebuildScenario.TODAY, "125", 4);
        fixture.arrive(top(lifter, TWO_WEEKS_AGO, "120", 4));
        fixture.arrive(top(lifter, "2026-10-27T18:00:00Z", "120", 4));
        fixture.arrive(today, backoffOf(today, "100", 9));
        return lifter;
    }

    private static String outcomes(Rebuild row) {
        var progress = row.progress;
        return "%d same, %d different, %d applied, %d incomplete, %d failed, %d events"
                .formatted(
                        progress.same,
                        progress.different,
                        progress.applied,
                        progress.incompleteLog,
                        progress.failed,
                        progress.events);
    }

    private List<String> found(Athlete athlete) {
        return fixture
                .texts("with found as (select * from rebuild_finding where gym = '" + athlete.gym() + "')"
                        + " select '  ' || (f ->> 'outcome') || ': ' || (f ->> 'says')"
                        + " from (select left_alone::json f from found where left_alone is not null) r union all"
                        + " select '  ' || (f ->> 'kind') || ' ' || coalesce(f ->> 'week', 'null') || ' '"
                        + " || coalesce(f ->> 'slotId', 'null') || ': ' || coalesce(f ->> 'live', 'null') || ' -> '"
                        + " || coalesce(f ->> 'rebuilt', 'null')"
                        + " from found, json_array_elements(differences::json) f")
                .stream()
                .map(text -> text.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*"))
                .sorted()
                .toList();
    }

    private List<String> published(Athlete athlete, long after) {
        return fixture.texts("select '  ' || type || ' week ' || coalesce(data ->> 'week', '') || ' revision '"
                + " || coalesce(data ->> 'revision', '') || ' raised ' || coalesce(data ->> 'raised', '') || ' by '"
                + " || regexp_replace(coalesce(data ->> 'causedBy', ''), '[0-9a-f-]{36}', '*') from event where gym = '"
                + athlete.gym() + "' and position > " + after + " order by position");
    }
}
