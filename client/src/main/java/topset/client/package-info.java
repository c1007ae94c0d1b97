/**
 * The parts of the client that cannot be generated: where the token comes from, and when a call is repeated. {@link
 * topset.client.TopsetClient} is the way in; {@code topset.client.session}, {@code topset.client.program} and {@code
 * topset.client.http} are generated from docs/openapi.
 */
@NullMarked
package topset.client;

import org.jspecify.annotations.NullMarked;
