/** Tests the client against the HTTP server of the JDK. */
@NullMarked
package topset.client;

import org.jspecify.annotations.NullMarked;
