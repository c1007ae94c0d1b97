/**
 * Contains the hand-written parts of the API clients: they add the bearer token to a call and repeat refused calls. The
 * entry point is {@link topset.client.TopsetClient}. The packages {@code topset.client.session}, {@code
 * topset.client.program} and {@code topset.client.http} are generated from docs/openapi.
 */
@NullMarked
package topset.client;

import org.jspecify.annotations.NullMarked;
