package topset.contract;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A program was ended by a coach. One that ends because another follows is not: {@link ProgramStarted} of that one says so.
 *
 * @param endsOn first day that is no longer part of it, in the athlete's time zone
 */
public record ProgramEnded(UUID programId, String gym, String athleteId, LocalDate endsOn, OffsetDateTime endedAt)
        implements ProgramFact {}
