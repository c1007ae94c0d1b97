package topset.program.targets;

import topset.contract.SlotTargets;

/**
 * The newest state of one slot, and its athlete.
 *
 * @param targets the value that the compacted topic has for the slot
 */
public record TargetLine(String athleteId, SlotTargets targets) {}
