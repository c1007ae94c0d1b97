/**
 * Serves the exercises, templates and progression methods from which programs are made. A gym can define exercises of
 * its own. Other features read exercises through {@link topset.program.catalogue.GymCatalogues}.
 */
@org.jspecify.annotations.NullMarked
package topset.program.catalogue;
