package topset.contract;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A program began for an athlete; the one before it ends where this one starts. */
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
