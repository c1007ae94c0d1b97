package topset.contract;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** {@code on} is the first day after the pause, in the athlete's time zone. */
public record ProgramResumed(UUID programId, String gym, String athleteId, LocalDate on, OffsetDateTime resumedAt)
        implements ProgramFact {}
