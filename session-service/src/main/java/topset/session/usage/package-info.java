/**
 * Counts the athletes, sessions and sets of a gym in a month. The entry point is {@link
 * topset.session.usage.UsageResource}.
 */
@NullMarked
package topset.session.usage;

import org.jspecify.annotations.NullMarked;
