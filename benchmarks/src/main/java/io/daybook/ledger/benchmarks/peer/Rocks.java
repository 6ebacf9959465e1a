package io.daybook.ledger.benchmarks.peer;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** RocksDB for one caller: balances are read, a batch of all that changes is written at once and synced. */
final class Rocks implements Peer {
    private final Options options = new Options().setCreateIfMissing(true);
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private RocksDB database;

    @Override
    public String settings() {
        return "RocksDB 10.6.2, WriteBatch with sync=true, default options";
    }

    @Override
    public void open(Path directory, int accounts) throws RocksDBException {
        database = RocksDB.open(options, directory.resolve("books").toString());
        for (int number = 1; number <= accounts; number++) {
            database.put(account(number), balance(0));
        }
    }

    static byte[] account(int number) {
        return ByteBuffer.allocate(5).put((byte) 'a').putInt(number).array();
    }

    static byte[] transfer(long id) {
        return ByteBuffer.allocate(9).put((byte) 't').putLong(id).array();
    }

    static byte[] balance(long value) {
        return ByteBuffer.allocate(16).putLong(value).putLong(OVERDRAFT).array();
    }

    static byte[] content(TransferBatch batch, int index) {
        return ByteBuffer.allocate(16)
                .putInt(batch.debit(index))
                .putInt(batch.credit(index))
                .putLong(batch.amount(index))
                .array();
    }

    /** The new balance of a debited account. */
    static long debited(long balance, long amount) throws RocksDBException {
        if (balance - amount < -OVERDRAFT) {
            throw new RocksDBException("insufficient funds");
        }
        return balance - amount;
    }

    @Override
    public Session session() {
        return new Session() {
            @Override
            public void transfer(TransferBatch batch) throws RocksDBException {
                write(batch);
            }

            @Override
            public void close() {
                // The database is shared.
            }
        };
    }

    private void write(TransferBatch batch) throws RocksDBException {
        Map<Integer, Long> balances = new HashMap<>();
        try (WriteBatch changes = new WriteBatch()) {
            for (int i = 0; i < batch.size(); i++) {
                byte[] key = transfer(batch.id(i));
                if (database.get(key) != null) {
                    throw new RocksDBException("the id is used: id=" + batch.id(i));
                }
                balances.put(batch.debit(i), debited(read(balances, batch.debit(i)), batch.amount(i)));
                balances.put(batch.credit(i), read(balances, batch.credit(i)) + batch.amount(i));
                changes.put(key, content(batch, i));
            }
            for (Map.Entry<Integer, Long> changed : balances.entrySet()) {
                changes.put(account(changed.getKey()), balance(changed.getValue()));
            }
            database.write(synced, changes);
        }
    }

    private long read(Map<Integer, Long> balances, int number) throws RocksDBException {
        Long known = balances.get(number);
        return known != null
                ? known
                : ByteBuffer.wrap(database.get(account(number))).getLong();
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
        synced.close();
        options.close();
    }
}
