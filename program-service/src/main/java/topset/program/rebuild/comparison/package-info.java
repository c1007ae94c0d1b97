/**
 * Computes the plans of one athlete again and compares them with the stored plans (ADR 0042). The entry point is {@link
 * topset.program.rebuild.comparison.PlanRebuild}; {@link topset.program.rebuild.comparison.StoredPlans} reads the
 * stored plans.
 * Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rebuild.comparison;

import org.jspecify.annotations.NullMarked;
