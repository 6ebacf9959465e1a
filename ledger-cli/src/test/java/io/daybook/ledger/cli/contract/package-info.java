/**
 * The contract from outside: {@code apply} with JSON Lines in and receipts out, in tables of cases.
 *
 * <p>A table is a file of {@code src/test/resources/contract}: {@code ##} begins a case, a line of JSON (with ' for ")
 * is a command, and the line after it that begins with {@code =} holds the fields that its receipt must have, others
 * being allowed; where effects come with it, a line each. What stands before the first case is given to every case and
 * must be accepted. A command without a time of its own comes a second after the one before.
 */
package io.daybook.ledger.cli.contract;
