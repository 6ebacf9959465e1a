/** Progress bars for people: {@link io.daybook.ledger.cli.progress.Progress} shows one where somebody watches. */
package io.daybook.ledger.cli.progress;
