/**
 * Defines a lift of a program, the request for a lift, and its weekly prescription, with schemes and variants
 * (training-rules.md § 2 and § 15); logged sets, and which of them a reason or a flag names. Assigns logged sets to the
 * lifts of a program, and chooses the deciding set (§ 6).
 *
 * <p>The entry points are {@link topset.rules.lift.Lift} and {@link topset.rules.lift.SlotMatch}. A new variant requires
 * one class and one line in {@link topset.rules.lift.Variant}.
 */
@org.jspecify.annotations.NullMarked
package topset.rules.lift;
