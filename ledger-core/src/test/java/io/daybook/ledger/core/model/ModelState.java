package io.daybook.ledger.core.model;

import io.daybook.ledger.Asset;
import io.daybook.ledger.Id;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that the ledger knows: maps of values that never change in place, copied before what may have to be forgotten.
 */
final class ModelState {
    final Map<String, Asset> assets;
    final Map<String, Decision> assetDecisions;
    final Map<Id, ModelAccount> accounts;
    final Map<Id, Decision> accountDecisions;
    /** Of every other command. */
    final Map<Id, Decision> decisions;

    final Map<Id, ModelHold> holds;
    final Map<Id, ModelSchedule> schedules;
    final Map<Id, ModelOriginal> originals;
    final Map<Id, Creation> creations;
    final Map<Integer, LocalDate> closedThrough;
    long lastSequence;
    long lastTimestampNs;
    long lastCommandNs;

    ModelState() {
        assets = new LinkedHashMap<>();
        assetDecisions = new HashMap<>();
        accounts = new LinkedHashMap<>();
        accountDecisions = new HashMap<>();
        decisions = new HashMap<>();
        holds = new HashMap<>();
        schedules = new HashMap<>();
        originals = new HashMap<>();
        creations = new HashMap<>();
        closedThrough = new HashMap<>();
    }

    private ModelState(ModelState from) {
        assets = new LinkedHashMap<>(from.assets);
        assetDecisions = new HashMap<>(from.assetDecisions);
        accounts = new LinkedHashMap<>(from.accounts);
        accountDecisions = new HashMap<>(from.accountDecisions);
        decisions = new HashMap<>(from.decisions);
        holds = new HashMap<>(from.holds);
        schedules = new HashMap<>(from.schedules);
        originals = new HashMap<>(from.originals);
        creations = new HashMap<>(from.creations);
        closedThrough = new HashMap<>(from.closedThrough);
        lastSequence = from.lastSequence;
        lastTimestampNs = from.lastTimestampNs;
        lastCommandNs = from.lastCommandNs;
    }

    ModelState copy() {
        return new ModelState(this);
    }
}
