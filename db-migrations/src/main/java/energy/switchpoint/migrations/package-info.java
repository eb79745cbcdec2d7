/** Brings the four schemas of Switchpoint into being and up to date, and runs the embedded MariaDB. */
@NullMarked
package energy.switchpoint.migrations;

import org.jspecify.annotations.NullMarked;
