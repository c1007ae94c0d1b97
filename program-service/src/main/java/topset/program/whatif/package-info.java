/**
 * Computes how a plan would continue if other sets were lifted. The training rules are applied to hypothetical sets,
 * and nothing is stored or published. The entry point is {@link topset.program.whatif.SimulationResource}.
 */
@NullMarked
package topset.program.whatif;

import org.jspecify.annotations.NullMarked;
