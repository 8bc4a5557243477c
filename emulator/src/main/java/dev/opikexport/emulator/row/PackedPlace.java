package dev.opikexport.emulator.row;

/**
 * Where a row's bytes are.
 *
 * @param length without the cuts
 */
public record PackedPlace(PackedFile file, long place, int length, int cuts) {}
