/**
 * Serves the exercises, templates and progression methods from which programs are made. A gym can define exercises of
 * its own. The entry points are {@link topset.program.catalogue.ExerciseResource}, {@link
 * topset.program.catalogue.GuideResource} and, for other features, {@link topset.program.catalogue.GymCatalogues}.
 */
@NullMarked
package topset.program.catalogue;

import org.jspecify.annotations.NullMarked;
