/**
 * Athletes' profiles: time zone, unit, bodyweight and goal, which their plans depend on. Requests come in at {@link
 * topset.program.profiles.ProfileResource}; {@link topset.program.profiles.ProfileService} stores a profile and replans
 * the athlete's programs.
 */
@NullMarked
package topset.program.profiles;

import org.jspecify.annotations.NullMarked;
