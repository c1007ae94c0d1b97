/**
 * Checks a requested lift, a changed lift or an override, and lists every violation with the id of its rule. The way in
 * is {@link topset.program.rules.validation.LiftCheck}.
 */
@NullMarked
package topset.program.rules.validation;

import org.jspecify.annotations.NullMarked;
