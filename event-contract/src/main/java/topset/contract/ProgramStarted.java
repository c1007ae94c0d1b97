package topset.contract;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The athlete's previous program ends on the day on which this program starts. */
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
