/**
 * Serves what programs are made of: exercises, templates and progression methods; a gym defines further exercises. The
 * ways in are {@link topset.program.catalogue.ExerciseResource}, {@link topset.program.catalogue.GuideResource} and,
 * for other features, {@link topset.program.catalogue.GymCatalogues}.
 */
@NullMarked
package topset.program.catalogue;

import org.jspecify.annotations.NullMarked;
