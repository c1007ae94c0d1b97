/**
 * Defines a lift of a program, the request for a lift, and the weekly prescription, with schemes and variants
 * (training-rules.md § 2 and § 15). A new variant requires one class and one line in {@link
 * topset.program.rules.lift.Variant}. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rules.lift;

import org.jspecify.annotations.NullMarked;
