/** What is known of chargers' certificates, security profiles and tampering. */
@NullMarked
package energy.switchpoint.certificates.entity;

import org.jspecify.annotations.NullMarked;
