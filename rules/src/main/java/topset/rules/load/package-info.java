/**
 * Defines the basic quantities of the training rules (training-rules.md § 1): exact numbers, the RPE chart, loads and
 * available loads. The entry points are {@link topset.rules.load.Exact} and {@link topset.rules.load.LoadableWeights}.
 */
@org.jspecify.annotations.NullMarked
package topset.rules.load;
