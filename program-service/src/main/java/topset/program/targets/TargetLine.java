package topset.program.targets;

import topset.contract.SlotTargets;

/**
 * One line of the answer.
 *
 * @param targets the same value as in the newest Kafka message about the slot
 */
public record TargetLine(String athleteId, SlotTargets targets) {}
