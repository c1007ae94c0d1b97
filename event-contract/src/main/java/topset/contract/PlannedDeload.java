package topset.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A deload of one week of a program. */
public record PlannedDeload(int week, @JsonUnwrapped DeloadDetails deload) {}
