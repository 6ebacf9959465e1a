/**
 * JSON Lines, as the command line reads and writes them.
 *
 * <p>In: {@link io.daybook.ledger.cli.json.CommandReader} takes one line of bytes through a {@code JsonLineParser}
 * (bytes to a small tree whose numbers are still text) and {@code CommandFields} (text to the values of the API) to an
 * {@link io.daybook.ledger.cli.json.InputLine}. Out: {@link io.daybook.ledger.cli.json.CommandWriter},
 * {@link io.daybook.ledger.cli.json.ReceiptWriter} and {@link io.daybook.ledger.cli.json.EventWriter} fill objects of
 * {@link io.daybook.ledger.cli.json.JsonLines}.
 *
 * <p>The rule that separates the two kinds of bad input: a wrong form (no JSON, an unknown or missing field, a wrong
 * type, an unknown word) is an {@link io.daybook.ledger.cli.json.InputException}; a number that its field cannot hold
 * is passed on in a way that makes the ledger answer the rejection it has for it.
 */
package io.daybook.ledger.cli.json;
