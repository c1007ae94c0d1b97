package topset.contract;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The athlete's previous program ends on the day on which this program starts.
 *
 * @param template the template of the training guide from which the program was made; absent if no template or several
 * templates were used
 * @param templates the templates of the training guide from which the program was made, if several were used; then
 * {@code template} is absent
 * @param deloadEvery the number of weeks from one regular deload to the next; absent if only a coach plans deloads
 */
public record ProgramStarted(
        UUID programId,
        String gym,
        String athleteId,
        LocalDate startsOn,
        @Nullable String template,
        @Nullable List<TemplateDay> templates,
        @Nullable String structure,
        @Nullable Integer deloadEvery,
        List<PlannedLift> lifts,
        OffsetDateTime startedAt)
        implements ProgramFact {}
