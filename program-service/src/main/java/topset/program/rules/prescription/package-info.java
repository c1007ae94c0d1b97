/**
 * Converts the target of a lift's week to a prescription: available loads, warm-up sets, backoff sets, and the forecast
 * (training-rules.md § 5 and § 11). The entry point is {@link topset.program.rules.prescription.WeekPrescription}.
 * Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rules.prescription;

import org.jspecify.annotations.NullMarked;
