/**
 * Contains the hand-written parts of the API clients: they add the bearer token to a call and repeat refused calls. The
 * entry point is {@link topset.client.TopsetClient}. The packages {@code topset.client.session}, {@code
 * topset.client.program} and {@code topset.client.http} are generated from docs/openapi.
 */
@org.jspecify.annotations.NullMarked
package topset.client;
