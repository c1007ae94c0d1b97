/**
 * Checks requested lifts, overrides, deloads and gym settings, and lists every violation with the id of the violated
 * rule. The entry point is {@link topset.program.rules.validation.LiftCheck}. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rules.validation;

import org.jspecify.annotations.NullMarked;
