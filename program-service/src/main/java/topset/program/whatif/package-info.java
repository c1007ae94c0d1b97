/**
 * Computes how a plan would continue if other sets were lifted; nothing is stored or published. The entry points are
 * {@link topset.program.whatif.SimulationResource} for a started program and {@link
 * topset.program.whatif.PreviewResource} for a program that has not been started.
 */
@org.jspecify.annotations.NullMarked
package topset.program.whatif;
