/** What-if simulation: applies the rules to hypothetical sets. Nothing is stored or published. */
@NullMarked
package topset.program.simulation;

import org.jspecify.annotations.NullMarked;
