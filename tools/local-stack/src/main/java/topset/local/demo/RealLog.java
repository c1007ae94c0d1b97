package topset.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.UUID;
import topset.client.program.LiftRequest;
import topset.client.program.ProfileRequest;
import topset.client.program.ProgramRequest;
import topset.client.program.Progression;
import topset.client.program.ProgressionMethod;
import topset.client.program.Scheme;
import topset.client.program.Start;
import topset.client.program.Variant;
import topset.client.program.WeightUnit;

/** Imports the training log of one person. An import that is repeated adds nothing. */
record RealLog(DemoApi api, ZoneId zone, String athlete, String name, AppExport log) {
    private static final int DECIMALS = 3;

    /**
     * Imports the log and returns a summary. All times of the log are moved by whole weeks, so that the log ends last
     * week.
     */
    String importLog(LocalDate today) throws IOException {
        var program = id("program");
        if (api.program(program).isPresent()) {
            return "exists from an earlier demo";
        }
        // If an earlier demo was interrupted, the log must be moved by the same number of weeks as then. The start date
        // of the program that the earlier demo has started shows this number.
        long weeksLater = api.program(id("rehearsal"))
                .map(begun -> ChronoUnit.WEEKS.between(log.firstMonday(), begun.getStartsOn()))
                .orElseGet(() -> ChronoUnit.WEEKS.between(
                        log.lastMonday(), AppExport.monday(today.atStartOfDay()).minusWeeks(1)));
        api.athletes()
                .setProfile(
                        athlete,
                        new ProfileRequest()
                                .timeZone(zone.getId())
                                .unit(WeightUnit.KG)
                                .displayName(name));
        // Only the plan of a running program shows whether the program service has processed all sets. So a temporary
        // program is started first.
        start(id("rehearsal"), weeksLater);
        var imported = api.importLog(athlete, zone, log.moved(weeksLater));
        api.plan(athlete, "current", imported.getSequence());
        start(program, weeksLater);
        return "%d sets imported, moved by %d weeks"
                .formatted(imported.getSets() + imported.getDuplicates(), weeksLater);
    }

    private void start(UUID programId, long weeksLater) {
        var lifts = new ArrayList<LiftRequest>();
        log.firstLoads()
                .forEach((exercise, load) -> lifts.add(new LiftRequest()
                        .slotId("d" + (lifts.size() + 1) + "-" + exercise)
                        .day(lifts.size() + 1)
                        .exercise(exercise)
                        .scheme(new Scheme().variant(Variant.SINGLE_TOP))
                        .progression(new Progression().method(ProgressionMethod.LINEAR))
                        .start(new Start().load(load.setScale(DECIMALS, RoundingMode.HALF_UP)))));
        api.programs()
                .startProgram(new ProgramRequest()
                        .programId(programId)
                        .athleteId(athlete)
                        .startsOn(log.firstMonday().plusWeeks(weeksLater))
                        .lifts(lifts));
    }

    private UUID id(String what) {
        return UUID.nameUUIDFromBytes((athlete + " " + what).getBytes(UTF_8));
    }
}
