/**
 * Answers how a plan would go on if other sets were lifted: the same rules on sets that nobody has lifted, and nothing is
 * stored or published. The way in is {@link topset.program.whatif.SimulationResource}.
 */
@NullMarked
package topset.program.whatif;

import org.jspecify.annotations.NullMarked;
