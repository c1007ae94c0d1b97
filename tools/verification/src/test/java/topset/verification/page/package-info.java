/** Tests the coach's page in a real browser, and the live stream that updates it. */
@org.jspecify.annotations.NullMarked
package topset.verification.page;
