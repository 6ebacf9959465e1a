/**
 * What a host supplies so that a ledger's files can be neither read nor rewritten behind its back: master keys for
 * encryption at rest.
 */
package io.daybook.seal;
