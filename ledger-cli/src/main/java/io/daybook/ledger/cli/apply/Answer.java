package io.daybook.ledger.cli.apply;

import io.daybook.ledger.Receipt;
import io.daybook.ledger.cli.json.Request;
import java.util.concurrent.CompletableFuture;

/**
 * A command on its way to its receipt.
 *
 * @param request what was asked
 * @param receipt what will be decided
 * @param bytes how long its line was
 */
record Answer(Request request, CompletableFuture<Receipt> receipt, int bytes) {}
