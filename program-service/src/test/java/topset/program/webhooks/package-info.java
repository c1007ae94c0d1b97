/** Tests of the webhooks of this service, with real receivers. */
@NullMarked
package topset.program.webhooks;

import org.jspecify.annotations.NullMarked;
