package io.daybook.ledger.command;

import io.daybook.ledger.EventKind;
import java.util.Objects;

/**
 * Registers an asset. The same code and scale again is a retry, answered with the same number. Immutable.
 *
 * @param asset code of 1-16 characters {@code A-Z 0-9 . _ / -}
 * @param scale digits after the point, 0 .. 38
 * @param attributes host attributes: timestamp, metadata, reference, code, actor
 */
public record RegisterAsset(String asset, int scale, Attributes attributes) implements Command {
    /** Checks that nothing is null and copies lists. */
    public RegisterAsset {
        Objects.requireNonNull(asset, "asset");
        Objects.requireNonNull(attributes, "attributes");
    }

    /**
     * RegisterAsset with defaults for everything optional.
     *
     * @param asset code of 1-16 characters {@code A-Z 0-9 . _ / -}
     * @param scale digits after the point, 0 .. 38
     * @return the command
     */
    public static RegisterAsset of(String asset, int scale) {
        return builder(asset, scale).build();
    }

    /**
     * A builder for a RegisterAsset.
     *
     * @param asset code of 1-16 characters {@code A-Z 0-9 . _ / -}
     * @param scale digits after the point, 0 .. 38
     * @return the builder
     */
    public static Builder builder(String asset, int scale) {
        return new Builder(asset, scale);
    }

    @Override
    public EventKind kind() {
        return EventKind.REGISTER_ASSET;
    }

    /** Gathers the optional parts; not safe for use by several threads. */
    public static final class Builder extends CommandBuilder<Builder> {
        private final String asset;
        private final int scale;

        private Builder(String asset, int scale) {
            this.asset = asset;
            this.scale = scale;
        }

        /**
         * The command.
         *
         * @return a new, immutable command
         */
        public RegisterAsset build() {
            return new RegisterAsset(asset, scale, attributes());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
