/**
 * Stores a gym's program templates, starts programs from a template for many athletes, and lists the athletes who train
 * with an older version. The entry point is {@link topset.program.library.ProgramTemplateResource}.
 */
@org.jspecify.annotations.NullMarked
package topset.program.library;
