/** Where a host starts: {@code Daybook} opens a ledger in a directory. */
package io.daybook;
