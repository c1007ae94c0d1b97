/** Tests of the client, against a server of the JDK. */
@NullMarked
package topset.client;

import org.jspecify.annotations.NullMarked;
