/**
 * Issues tokens as an OIDC provider does, and requests tokens as a client does. The entry points are {@link Issuer} and
 * {@link TokenClient}.
 */
@org.jspecify.annotations.NullMarked
package topset.local.issuer;
