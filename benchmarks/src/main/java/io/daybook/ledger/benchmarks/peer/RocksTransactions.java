package io.daybook.ledger.benchmarks.peer;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.Transaction;
import org.rocksdb.TransactionDB;
import org.rocksdb.TransactionDBOptions;
import org.rocksdb.WriteOptions;

/** RocksDB for several callers: pessimistic transactions that lock the accounts in order, and sync at commit. */
final class RocksTransactions implements Peer {
    private static final long LOCK_TIMEOUT_MS = 20_000;

    private final Options options = new Options().setCreateIfMissing(true);
    private final TransactionDBOptions locking = new TransactionDBOptions().setTransactionLockTimeout(LOCK_TIMEOUT_MS);
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions loading = new WriteOptions();
    private final ReadOptions reading = new ReadOptions();
    private TransactionDB database;

    @Override
    public String settings() {
        return "RocksDB 10.6.2, TransactionDB, accounts locked in order, commit with sync=true, default options";
    }

    @Override
    public void open(Path directory, int accounts) throws RocksDBException {
        database =
                TransactionDB.open(options, locking, directory.resolve("books").toString());
        for (int number = 1; number <= accounts; number++) {
            database.put(loading, Rocks.account(number), Rocks.balance(0));
        }
    }

    @Override
    public Session session() {
        return new Session() {
            @Override
            public void transfer(TransferBatch batch) throws RocksDBException {
                commit(batch);
            }

            @Override
            public void close() {
                // The database is shared.
            }
        };
    }

    private void commit(TransferBatch batch) throws RocksDBException {
        try (Transaction transaction = database.beginTransaction(synced)) {
            Map<Integer, Long> balances = new HashMap<>();
            for (int account : batch.accounts()) {
                byte[] found = transaction.getForUpdate(reading, Rocks.account(account), true);
                balances.put(account, ByteBuffer.wrap(found).getLong());
            }
            for (int i = 0; i < batch.size(); i++) {
                byte[] key = Rocks.transfer(batch.id(i));
                if (transaction.getForUpdate(reading, key, true) != null) {
                    throw new RocksDBException("the id is used: id=" + batch.id(i));
                }
                balances.put(batch.debit(i), Rocks.debited(balances.get(batch.debit(i)), batch.amount(i)));
                balances.put(batch.credit(i), balances.get(batch.credit(i)) + batch.amount(i));
                transaction.put(key, Rocks.content(batch, i));
            }
            for (Map.Entry<Integer, Long> changed : balances.entrySet()) {
                transaction.put(Rocks.account(changed.getKey()), Rocks.balance(changed.getValue()));
            }
            transaction.commit();
        }
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
        reading.close();
        loading.close();
        synced.close();
        locking.close();
        options.close();
    }
}
