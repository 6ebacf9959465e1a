package io.daybook.ledger.cli.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.cli.Books;
import io.daybook.ledger.cli.Cli;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that is no command: its number and the reason, exit code 2, and the lines before it stay applied. */
class InputErrorTest {
    private static final String GOOD = "{'command':'registerAsset','asset':'EUR','scale':2}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "[]",
                "{}",
                "{'command':'transfer'}",
                "{'command':'pay','id':1}",
                "{'command':'closeAccount','id':1,'account':2",
                "{'command':'closeAccount','id':1,'account':2} {}",
                "{'command':'closeAccount','id':1,'account':2,'why':'x'}",
                "{'command':'closeAccount','id':1,'id':2,'account':2}",
                "{'command':'closeAccount','id':1.5,'account':2}",
                "{'command':'closeAccount','id':'one','account':2}",
                "{'command':'closeAccount','id':null,'account':2}",
                "{'command':'closeAccount','id':1}",
                "{'command':'transfer','id':1,'debit':1,'credit':2,'amount':1e2}",
                "{'command':'transfer','id':1,'debit':1,'credit':2,'amount':'1.00'}",
                "{'command':'transfer','id':1,'debit':1,'credit':2,'amount':1,'balancing':'ALL'}",
                "{'command':'transfer','id':1,'debit':1,'credit':2,'amount':1,'overrideLimits':'yes'}",
                "{'command':'transfer','id':1,'debit':1,'credit':2,'amount':1,'effectiveDate':'2026-02-30'}",
                "{'command':'transfer','id':1,'debit':1,'credit':2,'amount':1,'at':'yesterday'}",
                "{'command':'transfer','id':1,'debit':1,'credit':2,'amount':1,'at':'2026-01-01T00:00:00+01:00'}",
                "{'command':'transfer','id':1,'debit':1,'credit':2,'amount':1,'metadata':{'base64':'?'}}",
                "{'command':'transfer','id':1,'debit':1,'credit':2,'amount':1,'conditions':[{'account':1}]}",
                "{'command':'transfer','id':1,'debit':1,'credit':2,'amount':1,'expectedVersions':{'x':1}}",
                "{'command':'openAccount','id':1,'asset':'EUR','category':'CASH'}",
                "{'command':'openAccount','id':1,'asset':'EUR','category':'ASSET','overdraftLimit':'NONE'}",
                "{'command':'transaction','id':1,'postings':[{'account':1,'side':'LEFT','amount':1}]}",
                "{'command':'group','id':1,'commands':[{'command':'pay','id':1}]}",
                "{'command':'releaseHold','id':1,'hold':2,'amount':3}",
                "{'effect':'nothing','hold':1}",
            })
    void shouldNameTheLineAndKeepWhatCameBefore(String line) {
        String other = "{'command':'registerAsset','asset':'USD','scale':2}";
        Cli applied = Cli.runWith(
                Books.json(GOOD, "", other, line, "{'command':'registerAsset','asset':'CZK','scale':2}"),
                "apply",
                "books",
                "--durability",
                "memory");
        assertEquals(2, applied.exitCode(), applied.out());
        assertEquals(List.of("ACCEPTED", "ACCEPTED"), applied.statuses());
        assertTrue(applied.err().startsWith("line 4: "), applied.err());
        assertEquals(1, applied.err().lines().count(), applied.err());
    }
}
