/**
 * Contains the parts of the client that cannot be generated: how a client gets its token, and when it repeats a call.
 * The way in is {@link topset.client.TopsetClient}. The packages {@code topset.client.session}, {@code
 * topset.client.program} and {@code topset.client.http} are generated from docs/openapi.
 */
@NullMarked
package topset.client;

import org.jspecify.annotations.NullMarked;
