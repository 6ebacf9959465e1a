/** How files are written that have to survive: the seam between the ledger and the file system. */
package io.daybook.ledger.persistence.disk;
