/** Figures counted where things happen: adding to one costs nanoseconds, reading them is for the management port. */
@NullMarked
package energy.switchpoint.metrics.entity;

import org.jspecify.annotations.NullMarked;
