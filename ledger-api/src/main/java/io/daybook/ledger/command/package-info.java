/**
 * The commands: one immutable record each, with a builder for its optional parts.
 * {@link io.daybook.ledger.command.Command} is their sealed type.
 */
package io.daybook.ledger.command;
