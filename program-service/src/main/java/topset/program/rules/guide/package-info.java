/**
 * The guide's options (training-rules.md § 9): templates, structures, and its comparison of methods and variants. Only
 * training-rules.md is known of the guide's text, so every statement follows from it.
 */
@NullMarked
package topset.program.rules.guide;

import org.jspecify.annotations.NullMarked;
