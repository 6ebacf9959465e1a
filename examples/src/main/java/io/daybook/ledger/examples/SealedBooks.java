package io.daybook.ledger.examples;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.persistence.checkpoint.CheckpointCheck;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import io.daybook.ledger.persistence.verify.Verification;
import io.daybook.ledger.persistence.verify.Verifier;
import io.daybook.seal.KeyProvider;
import io.daybook.seal.MasterKeyFile;
import io.daybook.seal.NoteVerifier;
import io.daybook.seal.SignedNote;
import io.daybook.seal.SigningKeyFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Books that nobody can read without a key, nor rewrite without being found out. */
public final class SealedBooks {
    private SealedBooks() {}

    /**
     * Runs the example.
     *
     * @param arguments an empty directory
     */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Path directory = folder.resolve("books");
        KeyProvider keys = MasterKeyFile.addKey(folder.resolve("books.keys"), "2026-01");
        DaybookOptions options = DaybookOptions.defaults().encryption(keys);
        try (Ledger ledger = Daybook.open(directory, options)) {
            ledger.execute(RegisterAsset.of("EUR", 2));
            ledger.execute(OpenAccount.of(Id.of(1), "EUR", AccountCategory.ASSET));
            ledger.execute(OpenAccount.of(Id.of(2), "EUR", AccountCategory.LIABILITY));
            ledger.execute(Transfer.of(Id.of(1), Id.of(1), Id.of(2), Amount.of(100_00)));
        }

        // the operator signs; the auditor keeps the note and the public key
        SigningKeyFile signer = SigningKeyFile.create(folder.resolve("books.signing"), "example.com/books");
        SignedNote note = Daybook.checkpoint(directory, options, signer);
        NoteVerifier auditorsKey = NoteVerifier.parse(signer.verifier().toString());

        // later, also while the ledger is open: are these still the books that were signed?
        CheckpointCheck check = CheckpointCheck.of(
                note, auditorsKey, LedgerDirectory.identify(directory).ledger());
        Verification verification = Verifier.verify(directory, Optional.of(keys), finding -> {}, List.of(check));
        System.out.println("signed at sequence " + check.checkpoint().sequence() + ", rewritten since: "
                + !verification.isVerified());
    }
}
