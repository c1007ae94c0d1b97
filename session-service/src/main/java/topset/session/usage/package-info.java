/** Counts what a gym uses in a month. The way in is {@link topset.session.usage.UsageResource}. */
@NullMarked
package topset.session.usage;

import org.jspecify.annotations.NullMarked;
