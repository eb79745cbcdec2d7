/** The port for those who run the gateway: figures and health. Not for the internet. */
@NullMarked
package energy.switchpoint.management.boundary;

import org.jspecify.annotations.NullMarked;
