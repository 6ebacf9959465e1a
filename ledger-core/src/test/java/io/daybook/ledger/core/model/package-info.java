/**
 * The ledger's contract once more, naively: maps, {@code BigInteger}, copies to roll back to. It shares no code with
 * production but the API's values, and judges the state machine by giving the whole expected receipt of every command.
 *
 * <p>Start at {@link io.daybook.ledger.core.model.ModelLedger}. {@code Structure} is group A of the rejections,
 * {@code Content} is identity, one {@code ...Rules} class decides each family of commands, and {@code Booking} holds
 * what they share. {@link io.daybook.ledger.core.model.Bug} makes the model wrong on purpose, to test the tests.
 */
package io.daybook.ledger.core.model;
