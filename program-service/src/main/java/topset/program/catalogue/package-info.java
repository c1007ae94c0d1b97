/**
 * Serves what is the same for every gym: exercises, templates and progression methods. The ways in are {@link
 * topset.program.catalogue.ExerciseResource} and {@link topset.program.catalogue.GuideResource}.
 */
@NullMarked
package topset.program.catalogue;

import org.jspecify.annotations.NullMarked;
