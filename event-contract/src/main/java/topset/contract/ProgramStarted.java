package topset.contract;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A program was started for an athlete. The previous program ends on the day this one starts. */
public record ProgramStarted(
        UUID programId,
        String gym,
        String athleteId,
        LocalDate startsOn,
        @Nullable String template,
        @Nullable String structure,
        List<PlannedLift> lifts,
        OffsetDateTime startedAt)
        implements ProgramFact {}
