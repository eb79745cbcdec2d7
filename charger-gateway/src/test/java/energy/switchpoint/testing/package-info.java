/** What the gateway's database tests share. */
package energy.switchpoint.testing;
