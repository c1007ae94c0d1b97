package topset.contract;

import java.time.OffsetDateTime;

/**
 * What was planned of a person who asked to be forgotten is gone: subscribers drop their profile, programs, targets and flags up to and including
 * this number. Stands also for each earlier event that is published again after the erasure.
 */
public record AthletePlansErased(String gym, String athleteId, OffsetDateTime erasedAt) implements ProgramFact {}
