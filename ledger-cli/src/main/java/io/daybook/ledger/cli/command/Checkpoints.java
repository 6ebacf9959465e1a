package io.daybook.ledger.cli.command;

import io.daybook.DaybookOptions;
import io.daybook.ledger.cli.UsageException;
import io.daybook.seal.CheckpointPolicy;
import io.daybook.seal.SigningKeyFile;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** By whom the checkpoints of a ledger are signed that a command has open, and how often. */
final class Checkpoints {
    @Option(
            names = "--signing-key",
            paramLabel = "FILE",
            description = "Sign a checkpoint with this key at each snapshot and at the end.")
    private Path signingKey;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "SECONDS",
            description = "And after so many seconds in which something was decided: 3600 unless said, 0 for never.")
    private Long everySeconds;

    DaybookOptions keep(DaybookOptions options) {
        if (signingKey == null && everySeconds != null) {
            throw new UsageException("--checkpoint-every needs a --signing-key");
        }
        if (signingKey == null) {
            return options;
        }
        CheckpointPolicy policy = CheckpointPolicy.signedBy(SigningKeyFile.open(signingKey));
        return options.checkpoints(everySeconds == null ? policy : policy.every(Duration.ofSeconds(everySeconds)));
    }
}
