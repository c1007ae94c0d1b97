/**
 * Tests of the files in deploy: that each field of a manifest exists, and that compose, Kubernetes, the documents and
 * the code agree. They need no server.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.deployment;
