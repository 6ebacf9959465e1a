package io.daybook.ledger.cli.json;

/** What one line of input asks for. */
public sealed interface InputLine permits Request, ClockMove {}
