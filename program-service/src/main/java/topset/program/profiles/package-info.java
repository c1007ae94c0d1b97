/**
 * Stores athletes' profiles: time zone, unit, bodyweight and goal. An athlete's plan depends on the profile. Requests
 * arrive at {@link topset.program.profiles.ProfileResource}; {@link topset.program.profiles.ProfileService} stores a
 * profile and computes the plans of the athlete's programs again.
 */
@NullMarked
package topset.program.profiles;

import org.jspecify.annotations.NullMarked;
