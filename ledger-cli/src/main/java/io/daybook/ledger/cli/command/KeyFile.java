package io.daybook.ledger.cli.command;

import io.daybook.DaybookOptions;
import io.daybook.seal.KeyProvider;
import io.daybook.seal.MasterKeyFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The file of master keys of a ledger that is encrypted at rest. */
final class KeyFile {
    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "Master keys of a ledger that is encrypted; what writes to it encrypts from then on.")
    private Optional<Path> file = Optional.empty();

    Optional<KeyProvider> provider() {
        return file.map(MasterKeyFile::open);
    }

    DaybookOptions encrypt(DaybookOptions options) {
        return provider().map(options::encryption).orElse(options);
    }
}
