package topset.program.library;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.edge.exercises.GymCatalogue;
import topset.edge.web.Problem;
import topset.program.coaching.ProgramService;
import topset.program.gym.ProgramTemplate;
import topset.program.gym.ProgramTemplate.TemplateDeload;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;

/**
 * Copies an athlete's program into a request for a program template. Loads of the athlete and all texts about the
 * athlete are not copied.
 */
final class ProgramCopy {
    private final GymCatalogue catalogue;
    private final List<Lift> lifts;
    private final ProgramService.StoredProgram stored;

    ProgramCopy(ProgramService.StoredProgram stored, GymCatalogue catalogue) {
        this.catalogue = catalogue;
        this.stored = stored;
        this.lifts = stored.program().liftsIn(Math.max(0, stored.currentWeek()) + 1);
    }

    /** Throws a problem 422 if the program's own increments and equipment are in different units. */
    ProgramTemplate filledIn(ProgramTemplate asked) {
        var program = stored.program();
        var copied = lifts.stream().map(this::request).toList();
        return new ProgramTemplate(
                asked.name(),
                asked.weeks(),
                unit(copied),
                program.start().template(),
                program.start().templates(),
                program.start().structure(),
                asked.deloadEvery() == null ? deloadEvery() : asked.deloadEvery(),
                asked.deloads() == null ? deloads(asked.weeks()) : asked.deloads(),
                copied,
                null,
                asked.weekdays() == null ? program.schedule().weekdays() : asked.weekdays());
    }

    private Integer deloadEvery() {
        return Objects.requireNonNullElse(
                stored.program().adjustments().deloads().every(), 0);
    }

    private List<TemplateDeload> deloads(@Nullable Integer weeks) {
        int last = Objects.requireNonNullElse(weeks, ProgramTemplate.MOST_WEEKS);
        return stored.program().adjustments().deloads().planned().stream()
                .filter(deload -> deload.week() <= last)
                .map(ProgramCopy::deload)
                .toList();
    }

    private static TemplateDeload deload(PlannedDeload planned) {
        var deload = planned.deload();
        return new TemplateDeload(planned.week(), deload.percent(), deload.backoffSets(), null);
    }

    private LiftRequest request(Lift lift) {
        var planned = lift.planned();
        return new LiftRequest(
                lift.slotId(),
                lift.day(),
                lift.exercise(),
                planned.scheme(),
                new PlannedLift.Progression(
                        planned.progression().method(),
                        increment(lift),
                        planned.progression().waveReps()),
                null,
                lift.ownEquipment() ? planned.equipment() : null,
                null);
    }

    /**
     * Null if the increment is the default of the exercise, which exists in kg and in lb, so that the template needs no
     * unit for it.
     */
    private @Nullable BigDecimal increment(Lift lift) {
        var exercise = catalogue.find(lift.exercise());
        var increment = lift.method().increment().output();
        var usual = exercise == null ? null : exercise.movement().increment().in(lift.unit());
        return usual != null && usual.compareTo(increment) == 0 ? null : increment;
    }

    private @Nullable WeightUnit unit(List<LiftRequest> copied) {
        WeightUnit unit = null;
        for (int n = 0; n < copied.size(); n++) {
            var each = copied.get(n);
            if (each.namesLoads() && unit != null && unit != lifts.get(n).unit()) {
                throw Problem.refused(
                        "fromProgram.programId",
                        "must be a program whose increments and equipment are in one unit, not partly in kg and partly"
                                + " in lb",
                        ProgramTemplate.COPY);
            }
            unit = each.namesLoads() ? lifts.get(n).unit() : unit;
        }
        return unit;
    }
}
