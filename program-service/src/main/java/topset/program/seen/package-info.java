/**
 * Stores which of an athlete's flags a person has marked as seen, and decides when a flag is open
 * again (ADR 0152). The entry points are {@link topset.program.seen.SeenFlag}, which contains the rule, and {@link
 * topset.program.seen.SeenFlagTable}.
 * Words: docs/glossary.md.
 */
@NullMarked
package topset.program.seen;

import org.jspecify.annotations.NullMarked;
