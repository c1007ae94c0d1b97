package topset.program.catalogue;

import topset.contract.Exercise;

/** @param revision how often the gym has defined or retired the exercise; 0 for an exercise of the catalogue */
record RevisedExercise(Exercise exercise, int revision) {}
