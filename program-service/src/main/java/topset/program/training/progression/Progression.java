package topset.program.training.progression;

import topset.program.training.lift.Variant;

/** A method that moves the top load from week to week. */
public interface Progression {

    /** As in {@code LINEAR}. */
    String name();

    /** Whether it goes with a scheme. */
    boolean suits(Variant variant);
}
