/**
 * Removes an erased athlete's plans and programs and withdraws their targets. The way in is {@link
 * topset.program.erasure.ErasedPlans}, called by the intake when the erasure arrives.
 */
@NullMarked
package topset.program.erasure;

import org.jspecify.annotations.NullMarked;
