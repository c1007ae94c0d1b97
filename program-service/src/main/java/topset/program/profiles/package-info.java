/**
 * Stores athletes' profiles: time zone, unit, bodyweight and goal. {@link topset.program.profiles.ProfileService} also
 * computes the plans of the athlete's programs again, because they depend on the profile. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.profiles;

import org.jspecify.annotations.NullMarked;
