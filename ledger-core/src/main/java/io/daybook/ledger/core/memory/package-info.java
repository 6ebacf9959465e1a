/** The memory that tables of rows are made of, made ready ahead of its use. */
package io.daybook.ledger.core.memory;
