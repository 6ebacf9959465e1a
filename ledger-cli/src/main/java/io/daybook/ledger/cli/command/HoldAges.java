package io.daybook.ledger.cli.command;

import io.daybook.ledger.Asset;
import io.daybook.ledger.Id;
import io.daybook.ledger.cli.table.Column;
import io.daybook.ledger.cli.table.Report;
import io.daybook.ledger.query.HoldAgeing;
import io.daybook.ledger.query.OpenHold;
import java.util.List;
import java.util.function.Function;

/** What is reported of open holds by age. */
final class HoldAges {
    private HoldAges() {}

    static Report<HoldAgeing.Line> report(List<OpenHold> holds, long nowNs, Function<Id, Asset> asset) {
        return new Report<>(
                List.of(
                        Column.text(
                                        "asset",
                                        (HoldAgeing.Line line) -> line.asset().code())
                                .headed("asset"),
                        Column.number(
                                "scale", (HoldAgeing.Line line) -> line.asset().scale()),
                        Column.text("days", HoldAgeing.Line::days).headed("days"),
                        Column.number("holds", HoldAgeing.Line::holds).headed("holds"),
                        Column.money(
                                        "remaining",
                                        HoldAgeing.Line::remaining,
                                        (HoldAgeing.Line line) -> line.asset().scale())
                                .headed("remaining")),
                HoldAgeing.of(holds, nowNs, asset));
    }
}
