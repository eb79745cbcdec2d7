/** What a tenant is told. */
@NullMarked
package energy.switchpoint.stream.entity;

import org.jspecify.annotations.NullMarked;
