package topset.contract;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A coach ended a program. If a program ends because the next program starts, only the event {@link ProgramStarted} of
 * the next program is published.
 */
public record ProgramEnded(UUID programId, String gym, String athleteId, LocalDate endsOn, OffsetDateTime endedAt)
        implements ProgramFact {}
