/**
 * What mutants of the state machine meet: the build's own tests, in a form that thousands of runs can afford. Not part
 * of the build's tests; see {@code docs/mutation.md}.
 */
package io.daybook.ledger.core.mutation;
