package io.daybook.ledger.cli;

/** Lines of commands that tests start from; lines use ' for ". */
public final class Books {
    /** The example of the command line's contract. */
    public static final String EXAMPLE = json(
            "{'command':'registerAsset','asset':'EUR','scale':2,'at':'2026-01-01T00:00:00Z'}",
            "{'command':'openAccount','id':1,'asset':'EUR','category':'ASSET','at':'2026-01-01T00:00:01Z'}",
            "{'command':'openAccount','id':2,'asset':'EUR','category':'LIABILITY','at':'2026-01-01T00:00:02Z'}",
            "{'command':'transfer','id':1,'debit':1,'credit':2,'amount':5000,'at':'2026-01-01T00:00:03Z'}",
            "{'command':'placeHold','id':2,'debit':2,'credit':1,'amount':1200,'timeToLiveSeconds':60,"
                    + "'at':'2026-01-01T00:00:04Z'}",
            "{'command':'captureHold','id':3,'hold':2,'amount':700,'final':false,'at':'2026-01-01T00:00:05Z'}");

    private Books() {}

    /**
     * Lines of JSON.
     *
     * @param lines with ' for "
     * @return each with its end
     */
    public static String json(String... lines) {
        return String.join("\n", lines).replace('\'', '"') + "\n";
    }
}
