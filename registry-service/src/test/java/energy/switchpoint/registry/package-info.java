/** The registry's own ground for tests: its beans on a real database. */
package energy.switchpoint.registry;
