package topset.session.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.session.logs.LogImportReport.SkippedLine;

/** Logs for tests: small invented ones, and real ones where they are beside the project. */
public final class Logs {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A later start is too far ahead. */
    private static final LocalDateTime LATEST = LocalDateTime.parse("2026-11-25T00:00:00");

    private static final Path REAL = Path.of("..", "..", "shared", "data");

    private Logs() {}

    /** @param skipped lines that are no sets */
    record Read(List<LogWorkout> workouts, List<SkippedLine> skipped) {
        List<LogLine> lines() {
            return workouts.stream()
                    .flatMap(workout -> workout.lines().stream())
                    .map(LogWorkout.KeyedLine::line)
                    .toList();
        }
    }

    public static String invented(String name) {
        try (var log = Logs.class.getResourceAsStream("/logs/" + name)) {
            return new String(Objects.requireNonNull(log).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The real log; null where it is not beside the project. */
    public static @Nullable String real(String name) {
        var file = REAL.resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Read read(String log) {
        return read(log, WeightUnit.KG);
    }

    static Read read(String log, @Nullable WeightUnit unit) {
        var skipped = new ArrayList<SkippedLine>();
        try (var file = LogFile.open(new StringReader(log))) {
            return new Read(file.workouts(new ImportSettings(BERLIN, unit, Map.of()), LATEST, skipped::add), skipped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
