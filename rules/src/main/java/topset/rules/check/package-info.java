/**
 * Checks requested lifts, overrides, deloads and gym settings, and lists every violation with the id of the violated
 * rule. The entry point is {@link topset.rules.check.LiftCheck}.
 *
 * <p>Contains the training guide (training-rules.md § 9 and § 15): templates, weekly structures, a comparison of training
 * methods, and advice about suitable lifters. The texts paraphrase the guide and do not quote it.
 */
@org.jspecify.annotations.NullMarked
package topset.rules.check;
