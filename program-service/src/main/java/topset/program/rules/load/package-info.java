/**
 * Defines the basic quantities of the training rules (training-rules.md § 1): exact numbers, the RPE chart, loads and
 * available loads. The entry points are {@link topset.program.rules.load.Exact} and {@link
 * topset.program.rules.load.LoadableWeights}. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rules.load;

import org.jspecify.annotations.NullMarked;
