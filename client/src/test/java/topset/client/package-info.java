/** Tests the client against the HTTP server of the JDK. */
@org.jspecify.annotations.NullMarked
package topset.client;
