package dev.opikexport.emulator.access;

import dev.opikexport.emulator.store.Store;

/** On whose behalf a request comes, and what it may see. */
public record Caller(String user, Store store) {}
