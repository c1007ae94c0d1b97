/**
 * Counts the athletes, sessions and sets of a gym in a month. The way in is {@link topset.session.usage.UsageResource}.
 */
@NullMarked
package topset.session.usage;

import org.jspecify.annotations.NullMarked;
